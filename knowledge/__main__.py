"""`python -m knowledge ask | show | deadlines | chat | review | ...`: the assistant without Telegram."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from knowledge import messages
from knowledge.amending import concerning
from knowledge.assembly import open_assistant, open_embedder, open_index, open_library
from knowledge.calendar import coming
from knowledge.curation import add_commands, date, difference, print_changes
from knowledge.errors import KnowledgeError
from knowledge.model import Outcome, Plan, Turn
from knowledge.presenting import due_json, marks_json, outcome_json, plan_json
from knowledge.questionnaire import item_of, marked, read_questions
from knowledge.settings import KnowledgeSettings, load

if TYPE_CHECKING:
    from knowledge.answering import Assistant


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Exit status 0, 1 for a failure (one sentence on stderr), 2 for wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        settings = load(KnowledgeSettings)
        today = options.today if getattr(options, "today", None) else _today(settings)
        if hasattr(options, "curate"):
            return int(options.curate(options, open_library(settings), today))
        return int(options.run(options, settings, today))
    except KnowledgeError as error:
        print(error, file=sys.stderr)
        return 1
    except (KeyboardInterrupt, BrokenPipeError):
        return 130


def _today(settings: KnowledgeSettings) -> dt.date:
    return dt.datetime.now(ZoneInfo(settings.timezone)).date()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m knowledge", description="Hỏi đáp trên các kế hoạch đã nạp.")
    commands = parser.add_subparsers(required=True, metavar="LỆNH")
    ask = commands.add_parser("ask", help="trả lời một câu hỏi, hoặc cả tệp câu hỏi (--batch)")
    ask.add_argument("question", nargs="?", help="câu hỏi")
    ask.add_argument("--batch", type=Path, metavar="TỆP.jsonl", help="mỗi dòng một câu hỏi có id, question")
    ask.add_argument("--plan", metavar="MÃ", help="chỉ hỏi kế hoạch này")
    ask.set_defaults(run=_ask)
    show = commands.add_parser("show", help="một kế hoạch như chương trình hiểu, hoặc danh sách kế hoạch")
    show.add_argument("plan", nargs="?", metavar="MÃ")
    show.add_argument("--diff", action="store_true", help="thay đổi so với phiên bản trước")
    show.set_defaults(run=_show)
    deadlines = commands.add_parser("deadlines", help="các hạn sắp tới")
    deadlines.add_argument("--within", type=int, metavar="NGÀY", help="chỉ trong ngần này ngày")
    deadlines.add_argument("--plan", metavar="MÃ")
    deadlines.set_defaults(run=_deadlines)
    chat = commands.add_parser("chat", help="hỏi đáp trong cửa sổ dòng lệnh")
    chat.set_defaults(run=_chat)
    rebuild = commands.add_parser("rebuild", help="dựng lại chỉ mục tìm kiếm từ kho")
    rebuild.set_defaults(run=_rebuild)
    add_commands(commands)
    evaluate = commands.add_parser("evaluate", help="chấm câu trả lời theo một tệp câu hỏi có đáp án")
    evaluate.add_argument("questions", type=Path, metavar="TỆP.jsonl")
    evaluate.add_argument("--failures", type=int, default=20, metavar="SỐ", help="in ngần này câu chưa đạt")
    evaluate.set_defaults(run=_evaluate)
    for command in (ask, show, deadlines, chat, evaluate):
        command.add_argument("--today", type=date, metavar="NĂM-THÁNG-NGÀY", help="coi ngày này là hôm nay")
    for command in (ask, show, deadlines, evaluate):
        command.add_argument("--json", action="store_true", help="in JSON")
    return parser


def _ask(options: argparse.Namespace, settings: KnowledgeSettings, today: dt.date) -> int:
    if not options.batch and not options.question:
        print(messages.QUESTION_WANTED, file=sys.stderr)
        return 2
    library = open_library(settings)
    if options.plan:
        library.plan(options.plan)
    if options.batch:
        questions = read_questions(options.batch)
        assistant = open_assistant(settings, library)
        assistant.warm()
        for line in _batch(assistant, questions, options.plan, today):
            print(json.dumps(line, ensure_ascii=False), flush=True)
        return 0
    assistant = open_assistant(settings, library)
    started = time.perf_counter()
    reply = assistant.ask(options.question, today=today, plan=options.plan)
    if options.json:
        print(json.dumps(outcome_json(reply.outcome, time.perf_counter() - started), ensure_ascii=False))
    else:
        _print_outcome(reply.outcome)
    return 0


def _batch(
    assistant: Assistant, questions: Sequence[dict[str, Any]], plan: str | None, today: dt.date
) -> Iterator[dict[str, Any]]:
    turns: dict[str, Turn] = {}
    for item in questions:
        now = dt.date.fromisoformat(item["now"][:10]) if item.get("now") else today
        started = time.perf_counter()
        reply = assistant.ask(item["question"], today=now, plan=plan, previous=turns.get(str(item.get("followup_of"))))
        turns[item["id"]] = reply.turn
        yield outcome_json(reply.outcome, time.perf_counter() - started, item["id"])


def _show(options: argparse.Namespace, settings: KnowledgeSettings, today: dt.date) -> int:
    library = open_library(settings)
    if options.plan and options.diff:
        print_changes(difference(library, options.plan), as_json=options.json)
        return 0
    plans = (library.plan(options.plan),) if options.plan else library.plans()
    if options.json:
        shown = [plan_json(plan, today) for plan in plans]
        print(json.dumps(shown[0] if options.plan else {"plans": shown}, ensure_ascii=False))
    elif not plans:
        print(messages.NO_PLANS_YET)
    elif options.plan:
        _print_plan(plans[0], today)
    else:
        _print_plans(plans)
    return 0


def _deadlines(options: argparse.Namespace, settings: KnowledgeSettings, today: dt.date) -> int:
    library = open_library(settings)
    chosen = concerning(library.cards(), {library.card(options.plan).id}) if options.plan else library.cards()
    plans = {card.id: card for card in chosen}
    dues = coming(plans.values(), today, options.within)
    if options.json:
        shown = [due_json(due, plans[due.plan], today) for due in dues]
        print(json.dumps({"today": today.isoformat(), "deadlines": shown}, ensure_ascii=False))
        return 0
    from knowledge.terminal import print_dues

    print_dues(dues, plans, today)
    return 0


def _chat(options: argparse.Namespace, settings: KnowledgeSettings, today: dt.date) -> int:
    assistant = open_assistant(settings, open_library(settings))
    print(messages.CHAT_GREETING)
    previous: Turn | None = None
    while True:
        try:
            question = input("> ").strip()
        except EOFError:
            return 0
        if not sys.stdin.isatty():
            # questions out of a pipe: the terminal shows none of what was typed
            print(question)
        if question in ("/thoat", "/exit", "exit", "quit"):
            return 0
        if question:
            reply = assistant.ask(question, today=today, previous=previous)
            previous = reply.turn
            _print_outcome(reply.outcome)


def _evaluate(options: argparse.Namespace, settings: KnowledgeSettings, today: dt.date) -> int:
    items = [item_of(line) for line in read_questions(options.questions)]
    assistant = open_assistant(settings, open_library(settings))
    for model in dict.fromkeys((None, settings.llm_model)):
        # the plans' own words first: what a language model makes of them is seen beside it
        asked = assistant if model else assistant.worded_by(None)
        asked.warm()
        marks = marked(asked, items, today)
        if options.json:
            print(json.dumps(marks_json(marks, model), ensure_ascii=False))
        else:
            from knowledge.terminal import print_marks

            print_marks(marks, options.failures, model)
    return 0


def _rebuild(options: argparse.Namespace, settings: KnowledgeSettings, today: dt.date) -> int:
    from knowledge.publishing import embed_missing

    library, embedder = open_library(settings), open_embedder(settings)
    # after a change of EMBEDDING_MODEL the library has no vectors of the new one yet
    embed_missing(library, embedder)
    if not open_index(settings, library, embedder).rebuild():
        raise KnowledgeError(messages.REBUILD_HELD)
    print(messages.REBUILT.format(count=sum(card.chunks for card in library.cards())))
    return 0


def _print_outcome(outcome: Outcome) -> None:
    from knowledge.terminal import print_outcome

    print_outcome(outcome)


def _print_plan(plan: Plan, today: dt.date) -> None:
    from knowledge.terminal import print_plan

    print_plan(plan, today)


def _print_plans(plans: Sequence[Plan]) -> None:
    from knowledge.terminal import print_plans

    print_plans(plans)


if __name__ == "__main__":
    sys.exit(main())
