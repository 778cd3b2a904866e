"""Screens on their way to Telegram: HTML with a plain text to fall back on, several messages where one is too small."""

from __future__ import annotations

from telegram import Bot, ForceReply, InlineKeyboardButton, InlineKeyboardMarkup, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot import texts
from bot.rendering.markup import CAPTION_LIMIT, Rich, plain, shortened, split, to_html
from bot.rendering.screen import Rows, Screen


async def send(bot: Bot, telegram_id: int, screen: Screen, reply_to: int | None = None) -> Message:
    """Sends a screen; the buttons stand under the last message, which is returned."""
    parts = split(screen.text)
    for part in parts[:-1]:
        await _send_part(bot, telegram_id, part, None, reply_to)
        reply_to = None
    return await _send_part(bot, telegram_id, parts[-1], keyboard(screen.buttons), reply_to)


async def ask_back(bot: Bot, telegram_id: int, words: str, reply_to: int | None = None) -> Message:
    """Sends a sentence to which the person's app opens a reply."""
    markup = ForceReply(selective=True, input_field_placeholder=texts.REPLY_PLACEHOLDER)
    return await bot.send_message(
        telegram_id, words, reply_markup=markup, reply_parameters=_reply(reply_to), disable_notification=True
    )


async def redraw(bot: Bot, telegram_id: int, message_id: int, screen: Screen) -> None:
    """Shows a screen in place of an earlier one."""
    part = split(screen.text)[0]
    markup = keyboard(screen.buttons)
    try:
        await bot.edit_message_text(
            to_html(part),
            chat_id=telegram_id,
            message_id=message_id,
            parse_mode=ParseMode.HTML,
            reply_markup=markup,
        )
    except BadRequest as error:
        if is_unchanged(error):
            return
        if not _is_bad_markup(error):
            raise
        await bot.edit_message_text(plain(part), chat_id=telegram_id, message_id=message_id, reply_markup=markup)


async def send_picture(
    bot: Bot, telegram_id: int, picture: bytes, caption: str, buttons: Rows, reply_to: int | None
) -> Message:
    """Sends a picture with a caption."""
    return await bot.send_photo(
        telegram_id,
        picture,
        caption=shortened(caption, CAPTION_LIMIT),
        reply_markup=keyboard(buttons),
        reply_parameters=_reply(reply_to),
    )


async def send_file(
    bot: Bot, telegram_id: int, name: str, content: bytes, caption: str = "", reply_to: int | None = None
) -> Message:
    """Sends a file."""
    return await bot.send_document(
        telegram_id,
        content,
        filename=name,
        caption=shortened(caption, CAPTION_LIMIT) or None,
        reply_parameters=_reply(reply_to),
    )


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """Telegram's form of rows of buttons."""
    drawn = [[InlineKeyboardButton(button.label, callback_data=button.data) for button in row] for row in rows if row]
    return InlineKeyboardMarkup(drawn) if drawn else None


def is_unchanged(error: BadRequest) -> bool:
    """Whether Telegram only says that the message looks like this already."""
    return "not modified" in error.message.lower()


async def _send_part(
    bot: Bot, telegram_id: int, part: Rich, markup: InlineKeyboardMarkup | None, reply_to: int | None
) -> Message:
    try:
        return await bot.send_message(
            telegram_id,
            to_html(part),
            parse_mode=ParseMode.HTML,
            reply_markup=markup,
            reply_parameters=_reply(reply_to),
        )
    except BadRequest as error:
        if not _is_bad_markup(error):
            raise
        # better plain than not at all
        return await bot.send_message(telegram_id, plain(part), reply_markup=markup, reply_parameters=_reply(reply_to))


def _reply(message_id: int | None) -> ReplyParameters | None:
    return ReplyParameters(message_id, allow_sending_without_reply=True) if message_id else None


def _is_bad_markup(error: BadRequest) -> bool:
    return "parse entities" in error.message.lower()
