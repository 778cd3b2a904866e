"""Questions with what their buttons need, the turn a follow-up refers to, feedback, what a reply to a prompt means."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.records.tables import feedback, prompts, questions, turns
from knowledge.database import reading, writing
from knowledge.model import Answer, Citation, Clarification, Option, Outcome, Refusal, Turn

MEMORY = dt.timedelta(minutes=15)
"""A follow-up refers to the turn before for so long."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question that was answered; `plan` where a button had narrowed it to one, `model` if one worded the answer."""

    id: int
    chat: int
    person: int
    text: str
    plan: str | None
    citations: tuple[Citation, ...]
    options: tuple[Option, ...]
    asked_at: dt.datetime
    model: str | None


@dataclass(frozen=True, slots=True)
class Prompt:
    """A message of the bot that waits for a reply: `kind` says what the reply means, `subject` what it is about."""

    kind: str
    subject: int | None


@dataclass(frozen=True, slots=True)
class Usage:
    """How the bot was used since some day."""

    outcomes: dict[str, int]
    people: int
    verdicts: dict[str, int]
    unanswered: tuple[str, ...]
    remarks: tuple[str, ...]


class Conversations:
    """What has been said in the chats."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    # --- questions ---

    def asked(
        self, chat: int, person: int, text: str, plan: str | None, outcome: Outcome, seconds: float, now: dt.datetime
    ) -> int:
        """Keeps a question with its outcome; returns its id."""
        reply = {
            "citations": [dataclasses.asdict(citation) for citation in outcome.citations],
            "options": [dataclasses.asdict(option) for option in getattr(outcome, "options", ())],
            "model": getattr(outcome, "model", None),
        }
        with writing(self._engine) as connection:
            return int(
                connection.execute(
                    sa.insert(questions)
                    .values(
                        chat=chat,
                        person=person,
                        text=text,
                        plan=plan,
                        outcome=_outcome_name(outcome),
                        reply=reply,
                        seconds=seconds,
                        asked_at=now,
                        forwarded=False,
                    )
                    .returning(questions.c.id)
                ).scalar_one()
            )

    def question(self, question_id: int, chat: int) -> Question | None:
        """A question of that chat: another chat's question is nobody's business."""
        here = sa.select(questions).where(questions.c.id == question_id, questions.c.chat == chat)
        with reading(self._engine) as connection:
            row = connection.execute(here).first()
        if row is None:
            return None
        citations = tuple(Citation(**fields) for fields in row.reply["citations"])
        options = tuple(Option(**fields) for fields in row.reply["options"])
        model = row.reply.get("model")
        return Question(row.id, row.chat, row.person, row.text, row.plan, citations, options, row.asked_at, model)

    def forward(self, question_id: int) -> bool:
        """Marks a question as handed to the admins; False where it was before."""
        here = (questions.c.id == question_id) & ~questions.c.forwarded
        with writing(self._engine) as connection:
            return bool(connection.execute(sa.update(questions).where(here).values(forwarded=True)).rowcount)

    def asker(self, question_id: int) -> Question | None:
        """The question whoever asked it, for an admin who answers it."""
        with reading(self._engine) as connection:
            chat = connection.execute(sa.select(questions.c.chat).where(questions.c.id == question_id)).scalar()
        return None if chat is None else self.question(question_id, chat)

    # --- turns ---

    def remember(self, chat: int, person: int, turn: Turn, now: dt.datetime) -> None:
        """The turn that the person's next question may refer to."""
        with writing(self._engine) as connection:
            connection.execute(sa.delete(turns).where(turns.c.chat == chat, turns.c.person == person))
            connection.execute(sa.insert(turns).values(chat=chat, person=person, turn=dataclasses.asdict(turn), at=now))

    def recall(self, chat: int, person: int, now: dt.datetime) -> Turn | None:
        """The person's last turn in the chat, if it is fresh."""
        mine = sa.select(turns).where(turns.c.chat == chat, turns.c.person == person)
        with reading(self._engine) as connection:
            row = connection.execute(mine).first()
        if row is None or now - row.at > MEMORY:
            return None
        return _turn(row.turn)

    # --- feedback ---

    def judged(self, question: int | None, person: int, verdict: str, now: dt.datetime) -> int:
        """Keeps a verdict (good, bad, remark), one for a question and person; returns its id."""
        with writing(self._engine) as connection:
            if question is not None:
                same = (feedback.c.question == question) & (feedback.c.person == person)
                connection.execute(sa.delete(feedback).where(same))
            values = {"question": question, "person": person, "verdict": verdict, "at": now}
            return int(connection.execute(sa.insert(feedback).values(**values).returning(feedback.c.id)).scalar_one())

    def commented(self, feedback_id: int, comment: str) -> None:
        """Adds the words to a verdict."""
        with writing(self._engine) as connection:
            connection.execute(sa.update(feedback).where(feedback.c.id == feedback_id).values(comment=comment))

    # --- prompts ---

    def prompted(self, chat: int, message_id: int, kind: str, subject: int | None, now: dt.datetime) -> None:
        """The message waits for a reply."""
        values = {"chat": chat, "message_id": message_id, "kind": kind, "subject": subject, "at": now}
        with writing(self._engine) as connection:
            connection.execute(sa.insert(prompts).values(**values))

    def prompt(self, chat: int, message_id: int) -> Prompt | None:
        """What a reply to that message means, None where it waits for none."""
        here = sa.select(prompts.c.kind, prompts.c.subject).where(
            prompts.c.chat == chat, prompts.c.message_id == message_id
        )
        with reading(self._engine) as connection:
            row = connection.execute(here).first()
        return Prompt(*row) if row else None

    # --- statistics ---

    def usage(self, since: dt.datetime, newest: int = 5) -> Usage:
        """Counts since then, with the newest questions that found no answer and the newest remarks."""
        asked = questions.c.asked_at >= since
        with reading(self._engine) as connection:
            outcomes = connection.execute(
                sa.select(questions.c.outcome, sa.func.count()).where(asked).group_by(questions.c.outcome)
            )
            verdicts = connection.execute(
                sa.select(feedback.c.verdict, sa.func.count())
                .where(feedback.c.at >= since)
                .group_by(feedback.c.verdict)
            )
            unanswered = connection.execute(
                sa.select(questions.c.text)
                .where(asked, questions.c.outcome == "refusal")
                .order_by(questions.c.id.desc())
                .limit(newest)
            )
            remarks = connection.execute(
                sa.select(feedback.c.comment)
                .where(feedback.c.at >= since, feedback.c.comment.is_not(None))
                .order_by(feedback.c.id.desc())
                .limit(newest)
            )
            people = connection.execute(sa.select(sa.func.count(sa.distinct(questions.c.person))).where(asked))
            return Usage(
                outcomes=_counted(outcomes.all()),
                people=int(people.scalar_one()),
                verdicts=_counted(verdicts.all()),
                unanswered=tuple(unanswered.scalars()),
                remarks=tuple(remarks.scalars()),
            )


def _turn(kept: dict[str, Any]) -> Turn:
    known = {field.name for field in dataclasses.fields(Turn)}
    fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in kept.items() if k in known}
    return Turn(**fields)


def _counted(rows: Any) -> dict[str, int]:
    return dict(map(tuple, rows))


def _outcome_name(outcome: Outcome) -> str:
    match outcome:
        case Answer():
            return "answer"
        case Clarification():
            return "clarification"
        case Refusal():
            return "refusal"
