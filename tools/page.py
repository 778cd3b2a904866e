"""Draws the README's picture of a highlighted page: `python -m tools.page docs/page.png`."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image

from knowledge.model import Citation
from knowledge.pages import page_picture
from knowledge.publishing import understood
from knowledge.reading import read_document

SAMPLE = Path(__file__).parents[1] / "knowledge" / "samples" / "son-la-1470-qd-ubnd.pdf"
WIDTH = 800  # pixels, as wide as a README is shown


def main(target: str) -> None:
    """Writes the page on which the first yearly deadline of the sample stands, its quote highlighted."""
    plan = understood(read_document(SAMPLE))
    deadline = next(one for one in plan.facts.deadlines if one.rrule)
    cited = Citation(plan.id, plan.source, plan.header.title, deadline.section, deadline.page, deadline.quote)
    page = Image.open(io.BytesIO(page_picture(SAMPLE.read_bytes(), SAMPLE.name, plan, cited)))
    small = page.resize((WIDTH, round(page.height * WIDTH / page.width)), Image.Resampling.LANCZOS)
    # few colours stand on a page: a palette of them is a third of the size
    small.convert("P", palette=Image.Palette.ADAPTIVE, colors=64).save(target, optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
