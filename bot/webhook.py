"""Updates that Telegram brings to a webhook: each is kept before it is acknowledged."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from urllib.parse import urlsplit

from aiohttp import web

from bot import texts
from bot.errors import BotError
from bot.mailroom import Mailroom
from knowledge.errors import LibraryError

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  the name of a header, not a secret
LARGEST_UPDATE = 1 << 20
_log = logging.getLogger(__name__)


class Webhook:
    """A small HTTP server behind the office's reverse proxy, which ends TLS."""

    def __init__(self, mailroom: Mailroom, url: str, secret: str, host: str, port: int) -> None:
        self._mailroom, self._secret = mailroom, secret
        self._path, self._host, self._port = urlsplit(url).path or "/", host, port

    async def run(self) -> None:
        """Serves until cancelled; raises BotError where the port cannot be opened."""
        application = web.Application(client_max_size=LARGEST_UPDATE)
        application.router.add_post(self._path, self._receive)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=5.0)
        await runner.setup()
        try:
            await web.TCPSite(runner, self._host, self._port).start()
            await asyncio.Event().wait()
        except OSError as error:
            raise BotError(texts.WEBHOOK_PORT.format(port=self._port)) from error
        finally:
            await runner.cleanup()

    async def _receive(self, request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            return web.Response(status=403)
        try:
            update = json.loads(await request.read())
            update_id = update["update_id"]
        except (ValueError, KeyError, TypeError):
            return web.Response(status=400)
        if not isinstance(update_id, int):
            return web.Response(status=400)
        try:
            await self._mailroom.accept([update])
        except LibraryError as error:
            # Telegram brings it again
            _log.warning("update put off: %s", error)
            return web.Response(status=503)
        return web.Response()
