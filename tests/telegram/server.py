"""The HTTP side: tokens, parameters, faults, the record of calls."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from typing import Any, TypeVar

from aiohttp import web

from . import schema
from .faults import Call, Fault, FaultKind, Refused
from .flood import Flood
from .methods import Methods
from .people import Group, User
from .updates import Updates
from .world import Chat, World

T = TypeVar("T")
TOKEN = "7000000001:AAFakeTokenForTests_0123456789abcdefg"


class FakeTelegram:
    """One bot's server. `violations` holds what Telegram would not take or real clients would not show."""

    def __init__(
        self,
        token: str = TOKEN,
        username: str = "kehoach_test_bot",
        *,
        flood: Flood | None = None,
        wall: Callable[[], float] = time.time,
        callback_ttl: float = 900.0,
    ) -> None:
        self.token = token
        me = {"id": int(token.split(":")[0]), "is_bot": True, "first_name": "Trợ lý Kế hoạch", "username": username}
        self.world, self.updates = World(me, wall), Updates()
        self.calls: list[Call] = []
        self.violations: list[str] = []
        self.url = ""
        self.port = 0
        self._faults: list[Fault] = []
        self._methods = Methods(self.world, self.violations, flood, callback_ttl)
        self._changed = asyncio.Event()

    @property
    def username(self) -> str:
        return str(self.world.me["username"])

    # --- life ---

    async def start(self, port: int = 0) -> FakeTelegram:
        """Listens on loopback; `port` 0 takes a free one."""
        app = web.Application(client_max_size=60 << 20)
        app.router.add_route("*", "/bot{token:[^/]+}/{method}", self._answer)
        app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", self._file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{self.port}"
        return self

    async def stop(self) -> None:
        self.updates.stop()
        await self._runner.cleanup()

    async def __aenter__(self) -> FakeTelegram:
        return await self.start()

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    # --- what a test does ---

    def user(self, user_id: int, first_name: str, username: str | None = None) -> User:
        """A person with a Telegram account who has not met the bot yet."""
        user = {"id": user_id, "is_bot": False, "first_name": first_name, "language_code": "vi"}
        if username:
            user["username"] = username
        self.world.users[user_id] = user
        return User(self, user)

    def group(self, chat_id: int, title: str, members: list[User], kind: str = "supergroup") -> Group:
        """A group to which its first member has just added the bot."""
        chat = Chat(chat_id, kind, {"title": title}, {member.id for member in members}, {members[0].id})
        self.world.chats[chat_id] = chat
        group = Group(self, chat_id)
        group.announce_bot(members[0], before="left", after="member")
        return group

    def fail(self, method: str, kind: FaultKind = "error", **how: Any) -> Fault:
        """Makes the next calls of a method fail."""
        fault = Fault(method, kind, **how)
        self._faults.append(fault)
        return fault

    def sent(self, method: str, chat_id: int | None = None, *, taken: bool = True) -> list[Call]:
        """Calls of a method, only those that Telegram took unless told otherwise."""
        return [
            call
            for call in self.calls
            if call.method == method
            and (chat_id is None or call.params.get("chat_id") == chat_id)
            and (not taken or call.status == 200)
        ]

    async def until(self, condition: Callable[[], T], timeout: float = 10.0) -> T:
        """Waits until the condition holds and returns its value; raises TimeoutError with the last calls."""
        end = time.monotonic() + timeout
        while not (value := condition()):
            left = end - time.monotonic()
            if left <= 0:
                last = "; ".join(f"{call.method}:{call.status}:{call.error or ''}" for call in self.calls[-8:])
                raise TimeoutError(f"the bot did not do it; its last calls: {last}")
            try:
                await asyncio.wait_for(self._changed.wait(), min(left, 0.25))
            except TimeoutError:
                continue
        return value

    # --- HTTP ---

    async def _file(self, request: web.Request) -> web.StreamResponse:
        path = request.match_info["path"]
        found = next((stored for stored in self.world.files.values() if stored.path == path), None)
        if request.match_info["token"] != self.token or found is None:
            return _refusal(Refused(404, "Not Found"))
        return web.Response(body=found.data, content_type="application/octet-stream")

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.token:
            return _refusal(Refused(401, "Unauthorized"))
        method = schema.method_name(request.match_info["method"])
        if method is None:
            self.violations.append(f"unknown method {request.match_info['method']}")
            return _refusal(Refused(404, "Not Found: method not found"))
        given = await _parameters(request)
        call = self._recorded(method, given)
        fault = next((f for f in self._faults if f.strikes(method, call.params.get("chat_id"))), None)
        try:
            broken = await self._broken_before(fault, call, request) if fault else None
            if broken is not None:
                return broken
            call.result = await self._result(method, given)
            call.status = 200
        except Refused as refused:
            call.status, call.error = refused.code, refused.description
            return _refusal(refused)
        finally:
            self._changed.set()
            self._changed = asyncio.Event()
        if fault and fault.kind == "drop_after" and request.transport:
            request.transport.abort()
        if fault and fault.kind == "garbage":
            return web.Response(text='{"ok":tru', content_type="application/json")
        return web.json_response({"ok": True, "result": call.result})

    def _recorded(self, method: str, given: dict[str, Any]) -> Call:
        shown = {
            key: f"<file {value.name} {len(value.data)}B>" if isinstance(value, schema.Upload) else value
            for key, value in given.items()
        }
        if str(shown.get("chat_id", "")).lstrip("-").isdigit():
            shown["chat_id"] = int(shown["chat_id"])
        call = Call(method, shown, time.monotonic())
        if method != "getUpdates":
            self.calls.append(call)
        return call

    async def _broken_before(self, fault: Fault, call: Call, request: web.Request) -> web.Response | None:
        """The answer to a call that fails before it has any effect; None where it goes on."""
        if fault.kind == "error":
            raise Refused(fault.code, fault.description, **fault.parameters)
        if fault.kind == "html":
            call.status = fault.code
            page = f"<html><head><title>{fault.code} Bad Gateway</title></head><body>nginx</body></html>"
            return web.Response(status=fault.code, text=page, content_type="text/html")
        if fault.kind == "drop_before":
            call.status = -1
            if request.transport:
                request.transport.abort()
            return web.Response()
        if fault.kind == "hang":
            call.status = -2
            await asyncio.sleep(fault.seconds)
            raise Refused(500, "Internal Server Error")
        if fault.kind == "delay":
            await asyncio.sleep(fault.seconds)
        return None

    async def _result(self, method: str, given: dict[str, Any]) -> Any:
        known = schema.parameters(method)
        uploads = {k: v for k, v in given.items() if isinstance(v, schema.Upload) and k not in known}
        try:
            query = schema.checked_request(method, {k: v for k, v in given.items() if k not in uploads})
        except schema.SchemaError as error:
            self.violations.append(str(error))
            raise Refused(400, f"Bad Request: {error}") from error
        self._methods.attached = uploads
        target = getattr(self.updates, method, None) or getattr(self._methods, method, None)
        if target is None:
            self.violations.append(f"{method}: not covered by this server")
            raise Refused(501, f"Not Implemented: {method}")
        result = target(query)
        if asyncio.iscoroutine(result):
            result = await result
        schema.check_result(method, result)
        return result


async def _parameters(request: web.Request) -> dict[str, Any]:
    given: dict[str, Any] = dict(request.query)
    if request.method != "POST":
        return given
    if request.content_type == "application/json":
        return {**given, **await request.json()}
    for key, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            given[key] = schema.Upload(value.filename, value.file.read(), value.content_type)
        else:
            given[key] = value
    return given


def _refusal(refused: Refused) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": refused.code, "description": refused.description}
    if refused.parameters:
        body["parameters"] = refused.parameters
    return web.Response(status=refused.code, text=json.dumps(body), content_type="application/json")
