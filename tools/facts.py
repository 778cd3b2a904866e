"""How many noted facts are read out of plans, by kind: `python -m tools.facts FOLDER FACTS.json [KIND]`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from knowledge.evaluation import score_facts
from knowledge.facts import facts_of
from knowledge.outline import outline_of
from knowledge.reading import read_document


def main(folder: Path, noted: Path, kind: str = "") -> None:
    """Print recall and precision of each kind; with a kind also what was missed and what nobody noted."""
    facts = {f"P{n}": facts_of(outline_of(read_document(path))) for n, path in enumerate(sorted(folder.iterdir()))}
    print(f"{'':14}{'noted':>7}{'read':>7}{'recall':>9}{'precision':>11}")
    for score in score_facts(facts, json.loads(noted.read_text("utf-8"))["facts"]):
        print(f"{score.kind:14}{score.noted:7}{score.read:7}{score.recall:9.2f}{score.precision:11.2f}")
        if score.kind == kind:
            print(*(f"  missed: {fact}" for fact in score.missed), sep="\n")
            print(*(f"  nobody noted: {quote}" for quote in score.spurious), sep="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
