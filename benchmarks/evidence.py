"""How often the evidence for a question holds what its answer must say: ours beside LangChain's tutorial pipeline.

    python -m benchmarks.evidence [FOLDER OF PLANS QUESTIONS.jsonl]

The tutorial cuts the same plans into pieces of 1,000 characters, embeds them with the same model and takes the four
nearest to the question as it was typed. Our evidence is what a language model would be given: the quotes of the answer.
Days left and next dates are computed by code and stand in no quote: the last line adds the answer's own words.
Counted are the questions that the plans answer; whether a text says a fact is decided as for answers.
"""

from __future__ import annotations

import datetime as dt
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.vectorstores import InMemoryVectorStore
from langchain_text_splitters import RecursiveCharacterTextSplitter

from knowledge.answering import Assistant
from knowledge.assembly import open_assistant, open_embedder, open_index, open_library
from knowledge.embedding import Embedder
from knowledge.model import Answer, Outcome, Turn
from knowledge.publishing import Publisher
from knowledge.questionnaire import Item, item_of, lacking, read_questions
from knowledge.reading import read_document
from knowledge.settings import KnowledgeSettings, load

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
TODAY = dt.date(2026, 11, 22)
CHARACTERS, OVERLAP, NEAREST = 1000, 200, 4


def main(plans: Path, questions: Path) -> int:
    """Print both shares; 1 where ours is not the higher one."""
    settings = load(KnowledgeSettings)
    embedder = open_embedder(settings)
    files = sorted(plans.iterdir())
    items = [item_of(line) for line in read_questions(questions)]
    with tempfile.TemporaryDirectory(prefix="benchmark-", ignore_cleanup_errors=True) as data_dir:
        fresh = settings.model_copy(update={"data_dir": Path(data_dir), "database_url": None, "chroma_url": None})
        library = open_library(fresh)
        index = open_index(fresh, library, embedder)
        list(Publisher(library, embedder, index).publish_files(files))
        index.close()
        outcomes = outcomes_of(open_assistant(fresh, library, embedder), items)
    tutorial = tutorial_over(files, embedder)
    theirs = [tutorial(item.question) for item in items]
    answered = [
        place for place, item in enumerate(items) if item.facts and item.expected in ("answer", "correct_premise")
    ]
    print(f"{len(answered)} questions over {len(files)} plans: needed facts in the evidence")
    print(f"  {'':12}{'questions':>10}{'share':>7}{'characters':>12}")
    shares = []
    ours = [evidence_of(outcome) for outcome in outcomes]
    worded = [f"{quotes}\n{outcome.text}" for quotes, outcome in zip(ours, outcomes, strict=True)]
    for name, column in (("tutorial", theirs), ("ours", ours), ("ours, told", worded)):
        held = sum(not lacking(items[place], column[place]) for place in answered)
        length = statistics.median(len(column[place]) for place in answered)
        shares.append(held / len(answered))
        print(f"  {name:12}{held:10}{shares[-1]:7.2f}{length:12.0f}")
    return 0 if shares[1] > shares[0] else 1


def outcomes_of(assistant: Assistant, items: Sequence[Item]) -> list[Outcome]:
    """The answers, follow-ups with the turn they lean on."""
    turns: dict[str, Turn] = {}
    outcomes = []
    for item in items:
        today = dt.date.fromisoformat(item.now[:10]) if item.now else TODAY
        reply = assistant.ask(item.question, today=today, previous=turns.get(item.followup_of or ""))
        turns[item.id] = reply.turn
        outcomes.append(reply.outcome)
    return outcomes


def evidence_of(outcome: Outcome) -> str:
    """The quotes of an answer with the titles of their plans, as a language model is given them."""
    cited = outcome.citations if isinstance(outcome, Answer) else ()
    return "\n".join(f"{citation.title}. {citation.quote}" for citation in cited)


def tutorial_over(files: Sequence[Path], embedder: Embedder) -> Callable[[str], str]:
    """A question's evidence by https://docs.langchain.com/oss/python/langchain/rag: split, embed, search."""
    documents = [Document(read_document(path).text, metadata={"source": path.name}) for path in files]
    pieces = RecursiveCharacterTextSplitter(chunk_size=CHARACTERS, chunk_overlap=OVERLAP).split_documents(documents)
    store = InMemoryVectorStore(_Vectors(embedder))
    store.add_documents(pieces)
    return lambda question: "\n".join(piece.page_content for piece in store.similarity_search(question, k=NEAREST))


class _Vectors(Embeddings):
    """Our embedding model as LangChain takes one."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [[float(value) for value in vector] for vector in self._embedder.embed_passages(texts)]

    def embed_query(self, text: str) -> list[float]:
        return [float(value) for value in self._embedder.embed_query(text)]


if __name__ == "__main__":
    asked = SHARED / "evals" / "questions.jsonl"
    given = tuple(map(Path, sys.argv[1:]))
    own = (ROOT / "knowledge" / "samples", ROOT / "tests" / "data" / "questions.jsonl")
    sys.exit(main(*(given or ((SHARED / "plans", asked) if asked.exists() else own))))
