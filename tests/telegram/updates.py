"""Updates waiting for the bot: long polling (one poller, 409 for a second) and webhooks."""

from __future__ import annotations

import asyncio
import collections
import itertools
import re
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout

from .faults import Refused
from .schema import check_object

OFF_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
SECOND_POLLER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


class Updates:
    """The queue of one bot."""

    def __init__(self) -> None:
        self._waiting: collections.deque[dict[str, Any]] = collections.deque()
        self._ids = itertools.count(870000001)
        self._allowed: set[str] = set()
        self._webhook: dict[str, Any] | None = None
        self._poll: asyncio.Future[None] | None = None
        self._arrived = asyncio.Event()
        self._delivery: asyncio.Task[None] | None = None

    def push(self, kind: str, payload: dict[str, Any]) -> None:
        """One more update, unless the bot did not ask for its kind."""
        if (self._allowed and kind not in self._allowed) or (not self._allowed and kind in OFF_BY_DEFAULT):
            return
        update = {"update_id": next(self._ids), kind: payload}
        check_object("Update", update, "update")
        self._waiting.append(update)
        self._arrived.set()
        if self._poll and not self._poll.done():
            self._poll.set_result(None)

    def stop(self) -> None:
        """Ends a waiting poll and the delivery to the webhook."""
        if self._poll and not self._poll.done():
            self._poll.cancel()
        if self._delivery:
            self._delivery.cancel()

    async def getUpdates(self, query: dict[str, Any]) -> Any:
        if self._webhook:
            raise Refused(409, WEBHOOK_ACTIVE)
        self._allow(query)
        offset, limit = query.get("offset", 0), max(1, min(100, query.get("limit", 100)))
        while self._waiting and 0 < offset > self._waiting[0]["update_id"]:
            self._waiting.popleft()
        if not self._waiting and query.get("timeout", 0) > 0:
            await self._wait(min(50, query["timeout"]))
        return list(itertools.islice(self._waiting, limit))

    async def _wait(self, seconds: float) -> None:
        if self._poll and not self._poll.done():
            self._poll.set_exception(Refused(409, SECOND_POLLER))
        self._poll = asyncio.get_running_loop().create_future()
        try:
            await asyncio.wait_for(self._poll, seconds)
        except TimeoutError:
            return

    def setWebhook(self, query: dict[str, Any]) -> Any:
        url = query.get("url", "")
        if url and not re.match(r"https://|http://(127\.0\.0\.1|localhost)[:/]", url):
            raise Refused(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", query.get("secret_token", "")):
            raise Refused(400, "Bad Request: secret token contains unallowed characters")
        self._allow(query)
        self._webhook = {"url": url, "secret": query.get("secret_token")} if url else None
        if self._webhook and self._delivery is None:
            self._delivery = asyncio.get_running_loop().create_task(self._deliver())
        self._arrived.set()
        return self._dropped(query)

    def deleteWebhook(self, query: dict[str, Any]) -> Any:
        self._webhook = None
        return self._dropped(query)

    def getWebhookInfo(self, _query: dict[str, Any]) -> Any:
        url = self._webhook["url"] if self._webhook else ""
        return {"url": url, "has_custom_certificate": False, "pending_update_count": len(self._waiting)}

    def _allow(self, query: dict[str, Any]) -> None:
        if "allowed_updates" in query:
            self._allowed = set(query["allowed_updates"])

    def _dropped(self, query: dict[str, Any]) -> bool:
        if query.get("drop_pending_updates"):
            self._waiting.clear()
        return True

    async def _deliver(self) -> None:
        """One task for the life of the server: an update is repeated until the webhook takes it."""
        delay = 0.05
        async with ClientSession(timeout=ClientTimeout(total=10)) as session:
            while True:
                if not (self._waiting and self._webhook):
                    self._arrived.clear()
                    await self._arrived.wait()
                    continue
                update, hook = self._waiting[0], self._webhook
                headers = {"X-Telegram-Bot-Api-Secret-Token": hook["secret"]} if hook["secret"] else {}
                try:
                    async with session.post(hook["url"], json=update, headers=headers) as response:
                        taken = 200 <= response.status < 300
                except (ClientError, TimeoutError):
                    taken = False
                if taken and self._waiting and self._waiting[0] is update:
                    self._waiting.popleft()
                delay = 0.05 if taken else min(2.0, delay * 2)
                if not taken:
                    await asyncio.sleep(delay)
