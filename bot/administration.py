"""/nguoidung: inviting, approving and revoking."""

from __future__ import annotations

import logging

from telegram.error import TelegramError

from bot import sending, texts
from bot.records.people import People, Person
from bot.rendering.administration import invitation_screen, people_screen, revoke_screen
from bot.rendering.screen import Screen, note
from bot.visits import Visit

_log = logging.getLogger(__name__)


class Administration:
    """Who may use the bot, decided by admins; rights are checked again on every press by whoever calls this."""

    def __init__(self, people: People) -> None:
        self._people = people

    async def listed(self, visit: Visit) -> None:
        """/nguoidung; with an office behind it, an invitation for that office."""
        if not visit.chat.is_private:
            return
        if visit.words:
            await self._invite(visit, "staff", visit.words)
        else:
            await visit.show(self._screen(visit))

    async def invited(self, visit: Visit) -> None:
        """A single-use link."""
        await visit.toast()
        await self._invite(visit, visit.part(), None)

    async def approved(self, visit: Visit) -> None:
        """A stranger is let in and told so."""
        person = self._people.approve(visit.number(), visit.now)
        if person is None:
            await visit.toast(texts.ALREADY_DECIDED, alert=True)
            return
        await visit.redraw(note(texts.APPROVED_FOR_ADMIN.format(name=person.name)))
        try:
            await sending.send(visit.bot, person.id, note(texts.APPROVED))
        except TelegramError as error:
            _log.info("newcomer not reached: %s", error)

    async def declined(self, visit: Visit) -> None:
        """A stranger stays outside."""
        stranger = self._people.stranger(visit.number())
        if stranger is None or not self._people.decline(stranger.id):
            await visit.toast(texts.ALREADY_DECIDED, alert=True)
            return
        await visit.redraw(note(texts.DECLINED_FOR_ADMIN.format(name=stranger.name)))

    async def revoke_asked(self, visit: Visit) -> None:
        """Asks before access is taken away."""
        person = self._person(visit.number())
        if person is None:
            await visit.toast(texts.REVOKE_IMPOSSIBLE, alert=True)
        else:
            await visit.redraw(revoke_screen(person))

    async def revoked(self, visit: Visit) -> None:
        """Takes access away."""
        person = self._person(visit.number())
        if person is None or not self._people.revoke(person.id):
            await visit.toast(texts.REVOKE_IMPOSSIBLE, alert=True)
            return
        await visit.redraw(note(texts.REVOKED.format(name=person.name)))

    async def kept(self, visit: Visit) -> None:
        """Everything stays as it is."""
        await visit.redraw(note(texts.KEPT))

    async def _invite(self, visit: Visit, role: str, office: str | None) -> None:
        token = self._people.invite(role, office, visit.person.id, visit.now)
        link = f"https://t.me/{visit.bot.username}?start={token}"
        await visit.show(invitation_screen(link, office, for_admin=role == "admin"))

    def _screen(self, visit: Visit) -> Screen:
        return people_screen(self._people.staff(), self._people.strangers(), visit.person.id)

    def _person(self, person_id: int) -> Person | None:
        return next((person for person in self._people.staff() if person.id == person_id), None)
