"""A peer that asks: what it may, and how it is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from ..data.jsontext import Message, encode
from ..errors import Problem
from ..link.link import Link
from .exposed_actor import ExposedActor

_MAX_UNDER_WAY = 524_288


class Asker:
    def __init__(self, peer_id: str, link: Link, permissions: Callable[[], frozenset[str]]) -> None:
        self.peer_id = peer_id
        self._link = link
        self._permissions = permissions

    def may(self, permission: str) -> bool:
        return permission in self._permissions()

    @property
    def may_see_any(self) -> bool:
        return self.may("inspect") or self.may("send")

    def may_inspect(self, actor: ExposedActor) -> bool:
        return self.may("inspect") and actor.shown

    def may_see(self, actor: ExposedActor) -> bool:
        """Whether it may know that there is such an actor."""
        return self.may_inspect(actor) or (self.may("send") and actor.takes_events)

    def tell(self, message: Message, settle: Callable[[Problem | None], None] | None = None) -> None:
        self._link.send(message, settle)

    def fail(self, number: int, problem: Problem) -> None:
        self.tell({"type": "failure", "id": number, "code": problem.code, "message": problem.message})

    def name_of(self, sender: str) -> str:
        """The peer's actor, or the peer alone if it does not say which."""
        return f"{self.peer_id}/{sender}"


class Source(Protocol):
    """Something of which a peer is owed the newest state."""

    def newest(self) -> list[Message]:
        """The messages that make it known."""
        ...

    def too_large(self) -> None:
        """One of them is larger than the peer takes."""
        ...


class Newest:
    """Tells the newest states as fast as the peer takes them; one that is too slow gets the newest alone."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker
        self._owed: dict[Source, None] = {}
        self._under_way = 0

    @property
    def full(self) -> bool:
        """Whether the peer is so slow that nothing more should be sent that cannot be left out."""
        return self._under_way >= 2 * _MAX_UNDER_WAY

    def owe(self, source: Source) -> None:
        self._owed[source] = None
        self._pay()

    def forget(self, source: Source) -> None:
        self._owed.pop(source, None)

    def send(self, message: Message, source: Source | None = None) -> None:
        """Sends a message, which counts as under way."""
        size = len(encode(message))
        self._under_way += size

        def settle(problem: Problem | None) -> None:
            self._under_way -= size
            if problem and problem.code == "too-large" and source:
                source.too_large()
            self._pay()

        self._asker.tell(message, settle)

    def _pay(self) -> None:
        while self._owed and self._under_way < _MAX_UNDER_WAY:
            source = next(iter(self._owed))
            del self._owed[source]
            for message in source.newest():
                self.send(message, source)
