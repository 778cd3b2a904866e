"""The bot's tables. A change here needs a migration in bot/migrations."""

from __future__ import annotations

import sqlalchemy as sa

from bot.records.columns import Moment

metadata = sa.MetaData()

people = sa.Table(
    "people",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),  # Telegram's user id
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("username", sa.Text),
    sa.Column("role", sa.Text, nullable=False),  # staff | admin
    sa.Column("office", sa.Text),
    sa.Column("active", sa.Boolean, nullable=False),
    sa.Column("joined_at", Moment, nullable=False),
)

invitations = sa.Table(
    "invitations",
    metadata,
    sa.Column("digest", sa.Text, primary_key=True),  # SHA-256 of the token: the link itself is kept nowhere
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("office", sa.Text),
    sa.Column("created_by", sa.BigInteger, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("expires_at", Moment, nullable=False),
    sa.Column("used_by", sa.BigInteger),
    sa.Column("used_at", Moment),
)

strangers = sa.Table(
    "strangers",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("username", sa.Text),
    sa.Column("refused_at", Moment, nullable=False),
    sa.Column("declined", sa.Boolean, nullable=False),
)

chats = sa.Table(
    "chats",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("telegram_id", sa.BigInteger, nullable=False, unique=True),
    sa.Column("kind", sa.Text, nullable=False),  # private | group | supergroup
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),  # active | unreachable
    sa.Column("lead_days", sa.Text, nullable=False),  # "7,3,1"
    sa.Column("remind_at", sa.Text, nullable=False),  # "08:00"
    sa.Column("quiet_from", sa.Text),
    sa.Column("quiet_to", sa.Text),
    sa.Column("paused_until", Moment),
    sa.Column("follows_new", sa.Boolean, nullable=False),
    sa.Column("joined_at", Moment, nullable=False),
)

subscriptions = sa.Table(
    "subscriptions",
    metadata,
    sa.Column("chat", sa.ForeignKey("chats.id"), primary_key=True),
    sa.Column("plan", sa.Text, primary_key=True),
    sa.Column("following", sa.Boolean, nullable=False),
    sa.Column("since", Moment, nullable=False),
)

deliveries = sa.Table(
    "deliveries",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("plan", sa.Text, nullable=False),
    sa.Column("deadline", sa.Text, nullable=False),
    sa.Column("occurrence", sa.Date, nullable=False),
    sa.Column("lead", sa.Integer, nullable=False),  # days before the last day
    sa.Column("chat", sa.ForeignKey("chats.id"), nullable=False),
    sa.Column("snooze", sa.Text, nullable=False),  # "" or the moment somebody asked to be reminded again
    sa.Column("fire_at", Moment, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("next_at", Moment, nullable=False),
    sa.Column("attempt", sa.Integer, nullable=False),
    sa.Column("resends", sa.Integer, nullable=False),
    sa.Column("owner", sa.Text),
    sa.Column("lease_until", Moment),
    sa.Column("sent_at", Moment),
    sa.Column("message_id", sa.BigInteger),
    sa.Column("error", sa.Text),
    sa.UniqueConstraint("plan", "deadline", "occurrence", "lead", "chat", "snooze", name="one_delivery"),
    sa.Index("deliveries_waiting", "state", "next_at"),
)

submissions = sa.Table(
    "submissions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("plan", sa.Text, nullable=False),
    sa.Column("deadline", sa.Text, nullable=False),
    sa.Column("occurrence", sa.Date, nullable=False),
    sa.Column("chat", sa.ForeignKey("chats.id"), nullable=False),
    sa.Column("person", sa.BigInteger, nullable=False),
    sa.Column("office", sa.Text),
    sa.Column("at", Moment, nullable=False),
    sa.UniqueConstraint("plan", "deadline", "occurrence", "chat", name="one_submission"),
)

questions = sa.Table(
    "questions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("chat", sa.ForeignKey("chats.id"), nullable=False),
    sa.Column("person", sa.BigInteger, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("plan", sa.Text),  # the plan it was narrowed to by a button
    sa.Column("outcome", sa.Text, nullable=False),  # answer | clarification | refusal
    sa.Column("reply", sa.JSON, nullable=False),  # citations, options, deadlines: what the buttons need
    sa.Column("seconds", sa.Float, nullable=False),
    sa.Column("asked_at", Moment, nullable=False),
    sa.Column("forwarded", sa.Boolean, nullable=False),
)

feedback = sa.Table(
    "feedback",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("question", sa.ForeignKey("questions.id")),
    sa.Column("person", sa.BigInteger, nullable=False),
    sa.Column("verdict", sa.Text, nullable=False),  # good | bad | remark
    sa.Column("comment", sa.Text),
    sa.Column("at", Moment, nullable=False),
)

turns = sa.Table(
    "turns",
    metadata,
    sa.Column("chat", sa.ForeignKey("chats.id"), primary_key=True),
    sa.Column("person", sa.BigInteger, primary_key=True),
    sa.Column("turn", sa.JSON, nullable=False),
    sa.Column("at", Moment, nullable=False),
)

prompts = sa.Table(
    "prompts",
    metadata,
    sa.Column("chat", sa.ForeignKey("chats.id"), primary_key=True),
    sa.Column("message_id", sa.BigInteger, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),  # what a reply to that message means
    sa.Column("subject", sa.Integer),
    sa.Column("at", Moment, nullable=False),
)

uploads = sa.Table(
    "uploads",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("person", sa.BigInteger, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("state", sa.Text, nullable=False),  # waiting | applied | cancelled | undone
    sa.Column("status", sa.Text, nullable=False),  # added | updated, as the preview said
    sa.Column("plan", sa.Text),
    sa.Column("version", sa.Integer),
    sa.Column("at", Moment, nullable=False),
)

reviews = sa.Table(
    "reviews",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("plan", sa.Text, nullable=False),
    sa.Column("deadline", sa.Text, nullable=False),
    sa.UniqueConstraint("plan", "deadline", name="one_review"),
)

inbox = sa.Table(
    "inbox",
    metadata,
    sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("received_at", Moment, nullable=False),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("done_at", Moment),
    sa.Index("inbox_waiting", "done_at"),
)

incidents = sa.Table(
    "incidents",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("told", sa.Boolean, nullable=False),
)
