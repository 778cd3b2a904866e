"""What the bot can do: the table of handlers, in the order in which they are tried."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from telegram import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    Message,
)
from telegram.error import TelegramError
from telegram.ext import CallbackQueryHandler, ChatMemberHandler, CommandHandler, MessageHandler, filters

from bot import texts
from bot.access import Access, Callback, is_addressed
from bot.administration import Administration
from bot.deadlines import Deadlines
from bot.documents import Documents
from bot.failures import Failures
from bot.feedback import Feedback
from bot.greetings import Greetings
from bot.mailroom import AnyApplication
from bot.oversight import Oversight
from bot.plans import Plans
from bot.questions import Questions
from bot.records.people import People
from bot.reminder_buttons import ReminderButtons
from bot.reminder_settings import ReminderSettings
from bot.replies import Replies
from bot.reviewing import Reviewing
from bot.uploads import PlanUploads
from bot.visits import Visit

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Desks:
    """Everybody who answers visits, put together by the composition root."""

    access: Access
    greetings: Greetings
    questions: Questions
    feedback: Feedback
    deadlines: Deadlines
    reminder_buttons: ReminderButtons
    plans: Plans
    reminder_settings: ReminderSettings
    uploads: PlanUploads
    documents: Documents
    reviewing: Reviewing
    administration: Administration
    oversight: Oversight
    replies: Replies
    failures: Failures


def add_handlers(application: AnyApplication, desks: Desks) -> None:
    """The table of contents of the product."""
    staff, admins = desks.access.staff, desks.access.admins

    def command(names: str | tuple[str, ...], callback: Callback) -> None:
        application.add_handler(CommandHandler(names, callback, filters=_ADDRESSED))

    def button(pattern: str, callback: Callback) -> None:
        application.add_handler(CallbackQueryHandler(callback, pattern=rf"^{pattern}$"))

    # joining, leaving, moving
    command("start", desks.greetings.start)
    application.add_handler(ChatMemberHandler(desks.access.standing_changed, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, desks.access.migrated))
    command(("trogiup", "help"), staff(desks.greetings.help))

    # questions
    command("hoi", staff(desks.questions.asked))
    button(r"q:option:(\d+):(\d+)", staff(desks.questions.narrowed))
    button(r"q:all:(\d+)", staff(desks.questions.widened))
    button(r"q:source:(\d+):(\d+)", staff(desks.questions.source))
    button(r"q:file:(\d+):(\d+)", staff(desks.questions.file))
    button(r"q:follow:(\d+)", staff(desks.questions.follow))
    button(r"q:forward:(\d+)", staff(desks.questions.forward))
    button(r"q:good:(\d+)", staff(desks.feedback.good))
    button(r"q:bad:(\d+)", staff(desks.feedback.bad))
    command("gopy", staff(desks.feedback.remark))

    # deadlines
    command("han", staff(desks.deadlines.listed))
    button(r"h:page:(-?\d+)", staff(desks.deadlines.turned))
    button(r"h:done:(\w+):(\d+)", staff(desks.deadlines.done))
    button(r"h:undo:(\w+):(\d+)", staff(desks.deadlines.undone))
    command("lich", staff(desks.deadlines.calendar))
    button(r"h:calendar", staff(desks.deadlines.calendar))

    # reminders
    button(r"r:done:(\d+)", staff(desks.reminder_buttons.done))
    button(r"r:undo:(\d+)", staff(desks.reminder_buttons.undone))
    button(r"r:noon:(\d+)", staff(desks.reminder_buttons.this_afternoon))
    button(r"r:morning:(\d+)", staff(desks.reminder_buttons.tomorrow_morning))
    button(r"r:source:(\d+)", staff(desks.reminder_buttons.source))
    button(r"r:file:(\d+)", staff(desks.reminder_buttons.file))
    button(r"r:calendar:(\d+)", staff(desks.reminder_buttons.calendar))
    command("nhac", staff(desks.reminder_settings.shown))
    button(r"n:lead:(\d+)", staff(desks.reminder_settings.lead_toggled))
    button(r"n:time:(\d{4})", staff(desks.reminder_settings.time_set))
    button(r"n:quiet:(on|off)", staff(desks.reminder_settings.quiet_set))
    button(r"n:pause:(\d{1,3})", staff(desks.reminder_settings.paused))
    button(r"n:office", staff(desks.reminder_settings.office_asked))

    # plans
    command("kehoach", staff(desks.plans.listed))
    button(r"p:list:(-?\d+)", staff(desks.plans.turned))
    button(r"p:show:(\w+)", staff(desks.plans.opened))
    button(r"p:follow:(\w+)", staff(desks.plans.followed))
    button(r"p:stop:(\w+)", staff(desks.plans.unfollowed))
    button(r"p:new:(on|off)", staff(desks.plans.new_ones))
    button(r"p:deadlines:(\w+)", staff(desks.plans.deadlines))
    button(r"p:file:(\w+)", staff(desks.plans.file))

    # admins: plans
    command("nap", admins(desks.uploads.hint))
    application.add_handler(
        MessageHandler(filters.Document.ALL & filters.ChatType.PRIVATE, staff(desks.uploads.received))
    )
    button(r"u:apply:(\d+)", admins(desks.uploads.applied))
    button(r"u:cancel:(\d+)", admins(desks.uploads.cancelled))
    button(r"u:undo:(\d+)", admins(desks.uploads.undone))
    command("vanban", admins(desks.documents.listed))
    button(r"v:show:(\w+)", admins(desks.documents.opened))
    button(r"v:withdraw:(\w+)", admins(desks.documents.withdraw_asked))
    button(r"v:withdrawn:(\w+)", admins(desks.documents.withdrawn))
    button(r"v:back:(\w+)", admins(desks.documents.rolled_back))

    # admins: deadlines that wait for a human
    button(r"x:all", admins(desks.reviewing.of_all))
    button(r"x:plan:(\w+)", admins(desks.reviewing.of_plan))
    button(r"x:ok:(\d+)", admins(desks.reviewing.confirmed))
    button(r"x:date:(\d+)", admins(desks.reviewing.date_asked))
    button(r"x:drop:(\d+)", admins(desks.reviewing.dismissed))
    button(r"x:later:(\d+)", admins(desks.reviewing.later))
    button(r"x:page:(\d+)", admins(desks.reviewing.page))
    button(r"x:again:(\d+)", admins(desks.reviewing.again))

    # admins: people and oversight
    command("nguoidung", admins(desks.administration.listed))
    button(r"a:invite:(staff|admin)", admins(desks.administration.invited))
    button(r"a:approve:(\d+)", admins(desks.administration.approved))
    button(r"a:decline:(\d+)", admins(desks.administration.declined))
    button(r"a:revoke:(\d+)", admins(desks.administration.revoke_asked))
    button(r"a:revoked:(\d+)", admins(desks.administration.revoked))
    button(r"a:kept", admins(desks.administration.kept))
    command("thongke", admins(desks.oversight.statistics))
    command("trangthai", admins(desks.oversight.health))

    # anything else that is said is a question, or a reply to one of the bot's
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND & _ADDRESSED, staff(desks.replies.said)))
    # a command that does not exist
    application.add_handler(MessageHandler(filters.COMMAND & _ADDRESSED, staff(desks.greetings.help)))
    # a button of an earlier version of the bot, or a forged one
    application.add_handler(CallbackQueryHandler(staff(_old_button)))
    application.add_error_handler(desks.failures.handle)


async def publish_menu(application: AnyApplication, people: People) -> None:
    """The commands that Telegram lists beside the text field, by who may use them."""
    bot = application.bot
    staff = [BotCommand(name, words) for name, words in texts.STAFF_MENU.items()]
    admin = staff + [BotCommand(name, words) for name, words in texts.ADMIN_MENU.items()]
    await bot.set_my_commands(staff, BotCommandScopeAllPrivateChats())
    await bot.set_my_commands(staff, BotCommandScopeAllGroupChats())
    await bot.set_my_short_description(texts.BOT_DESCRIPTION[:120])
    for admin_id in people.admin_ids():
        try:
            await bot.set_my_commands(admin, BotCommandScopeChat(admin_id))
        except TelegramError as error:
            # an admin who has not opened the chat yet
            _log.info("no menu for an admin: %s", error)


class _Addressed(filters.MessageFilter):
    """In a group only what is meant for the bot: "/hoi@bot", its name, or a reply to it."""

    def filter(self, message: Message) -> bool:
        if message.chat.type == message.chat.PRIVATE:
            return True
        bot = message.get_bot()
        if (message.text or "").startswith("/"):
            return f"@{bot.username.lower()}" in (message.text or "").split()[0].lower()
        return is_addressed(message, bot.id, bot.username)


_ADDRESSED = _Addressed()


async def _old_button(visit: Visit) -> None:
    await visit.toast(texts.OLD_BUTTON, alert=True)
