"""What the bot remembers."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from bot.records.archive import Archive
from bot.records.people import Account
from bot.records.tables import metadata
from knowledge.database import engine_of, reading
from knowledge.library import Library
from knowledge.model import Refusal, Turn
from tests.bot.office import ADMIN, MONDAY


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(engine_of(f"sqlite:///{tmp_path / 'library.db'}"), (ADMIN,), (7, 3, 1), dt.time(8))


def test_the_migrations_make_the_tables_that_the_program_knows(tmp_path: Path) -> None:
    engine = engine_of(f"sqlite:///{tmp_path / 'library.db'}")
    Archive(engine, (), (7,), dt.time(8))
    with reading(engine) as connection:
        context = MigrationContext.configure(connection, opts={"version_table": "bot_version"})
        differences = compare_metadata(context, metadata)
    assert [difference for difference in differences if difference[0] != "remove_table"] == []


def test_bot_and_library_share_a_database(tmp_path: Path) -> None:
    engine = engine_of(f"sqlite:///{tmp_path / 'library.db'}")
    for _ in range(2):
        Library(engine)
        Archive(engine, (), (7,), dt.time(8))
    assert Library(engine).plans() == ()


def test_no_invitation_can_be_read_out_of_the_database(archive: Archive, tmp_path: Path) -> None:
    token = archive.people.invite("staff", None, ADMIN, MONDAY)
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert token.encode() not in content


def test_an_invitation_for_admins_promotes_staff_and_one_for_staff_is_left_for_its_guest(archive: Archive) -> None:
    lan = Account(5, "Lan")
    archive.people.accept(archive.people.invite("staff", None, ADMIN, MONDAY), lan, MONDAY)
    for_a_guest = archive.people.invite("staff", None, ADMIN, MONDAY)
    assert archive.people.accept(for_a_guest, lan, MONDAY, role="admin") is None
    assert archive.people.accept(for_a_guest, Account(6, "Minh"), MONDAY)
    promoted = archive.people.accept(archive.people.invite("admin", None, ADMIN, MONDAY), lan, MONDAY, role="admin")
    assert promoted is not None
    assert promoted.is_admin


def test_an_admin_of_the_settings_cannot_be_revoked_from_the_chat(archive: Archive) -> None:
    archive.people.person(Account(ADMIN, "An"), MONDAY)
    assert not archive.people.revoke(ADMIN)
    person = archive.people.person(Account(ADMIN, "An"), MONDAY)
    assert person is not None
    assert person.is_admin


def test_an_update_is_kept_until_it_is_done_and_tried_three_times_at_most(archive: Archive) -> None:
    update = {"update_id": 41, "message": {"text": "chào"}}
    assert archive.inbox.store([update], MONDAY) == (update,)
    assert archive.inbox.store([update], MONDAY) == ()
    assert archive.inbox.next_offset() == 42
    for _ in range(3):
        assert archive.inbox.unfinished() == (update,)
        archive.inbox.begin(41)
    assert archive.inbox.unfinished() == ()


def test_what_was_written_is_forgotten_once_it_is_done_but_not_the_offset(archive: Archive, tmp_path: Path) -> None:
    archive.inbox.store([{"update_id": 41, "message": {"text": "bí mật"}}], MONDAY)
    archive.inbox.finish(41, MONDAY)
    archive.inbox.tidy(MONDAY + dt.timedelta(days=30))
    assert archive.inbox.unfinished() == ()
    assert archive.inbox.next_offset() == 42


def test_a_turn_comes_back_as_it_was_for_a_quarter_of_an_hour(archive: Archive) -> None:
    chat = archive.chats.enter(5, "private", "Lan", MONDAY)
    turn = Turn("hạn?", "deadline", ("son-la",), ("VI.1",), "Sở Nội vụ")
    archive.conversations.remember(chat.id, 5, turn, MONDAY)
    assert archive.conversations.recall(chat.id, 5, MONDAY + dt.timedelta(minutes=15)) == turn
    assert archive.conversations.recall(chat.id, 5, MONDAY + dt.timedelta(minutes=16)) is None
    assert archive.conversations.recall(chat.id, 6, MONDAY) is None


def test_usage_counts_what_was_asked_since(archive: Archive) -> None:
    chat = archive.chats.enter(5, "private", "Lan", MONDAY)
    for days in (0, 40):
        archive.conversations.asked(
            chat.id, 5, f"hỏi {days}", None, Refusal("?"), 0.1, MONDAY - dt.timedelta(days=days)
        )
    usage = archive.conversations.usage(MONDAY - dt.timedelta(days=30))
    assert (usage.outcomes, usage.people, usage.unanswered) == ({"refusal": 1}, 1, ("hỏi 0",))


def test_a_group_keeps_its_settings_when_it_moves(archive: Archive) -> None:
    chat = archive.chats.enter(-55, "group", "Tổ", MONDAY)
    archive.chats.follow(chat.id, "son-la", following=True, now=MONDAY)
    # a message from the new place came before the news
    newcomer = archive.chats.enter(-10055, "supergroup", "Tổ", MONDAY)
    archive.conversations.asked(newcomer.id, 5, "hạn?", None, Refusal("?"), 0.1, MONDAY)
    archive.chats.migrated(-55, -10055)
    moved = archive.chats.find(-10055)
    assert moved is not None
    assert (moved.id, moved.follows("son-la")) == (chat.id, True)
    assert archive.chats.find(-55) is None


def test_the_same_trouble_is_reported_once_in_half_a_day(archive: Archive) -> None:
    for hours in (0, 1, 13):
        archive.incidents.report("Mất mạng.", MONDAY + dt.timedelta(hours=hours))
    assert len(archive.incidents.untold()) == 2
    assert archive.incidents.untold() == ()


def test_chats_of_people_without_access_are_not_active(archive: Archive) -> None:
    archive.people.accept(archive.people.invite("staff", None, ADMIN, MONDAY), Account(5, "Lan"), MONDAY)
    chat = archive.chats.enter(5, "private", "Lan", MONDAY)
    assert archive.chats.chat(chat.id).active
    archive.people.revoke(5)
    assert archive.chats.chat(chat.id) == replace(archive.chats.chat(chat.id), active=False)
