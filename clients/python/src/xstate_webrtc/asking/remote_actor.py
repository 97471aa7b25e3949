"""An actor of another peer."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from ..data.clock import Clock
from ..data.jsontext import Message
from ..errors import BadEvent, Problem, loss
from ..link.link import Link
from ..serving.actor import is_event
from ..serving.exposed_actor import ExposedActor
from .address import Address
from .answers import Completion, Reply, read_completion, read_reply
from .open_questions import OpenQuestions
from .single import Single, ask_once
from .subscription import OnEmitted, Subscription

_LONGEST_ASK_S = 300.0


class Conversations(Protocol):
    """Begins conversations with peers."""

    clock: Clock

    def link(self, peer_id: str) -> Link:
        """Raises `PeerLost` if the peer cannot be met."""
        ...

    def questions(self, peer_id: str) -> OpenQuestions: ...


@dataclass(frozen=True)
class RemoteActor:
    """Names an actor, and talks to it. Nothing is connected before something is asked of it."""

    address: Address
    system_id: str | None = None
    src: str | None = None
    status: str | None = None
    _conversations: Conversations = field(repr=False, compare=False, kw_only=True)

    @property
    def peer_id(self) -> str:
        return self.address.peer_id

    def send(self, event: Mapping[str, Any], *, sender: ExposedActor | None = None) -> asyncio.Future[None]:
        """Sends an event. Awaiting the result is optional: it is done when the peer has taken the event, and fails with
        `PeerLost` if it was given up. An event that reached no actor comes back to `Channel.on_dead_letter`."""
        link = self._conversations.link(self.peer_id)
        taken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        taken.add_done_callback(_heard)

        def settle(reason: Problem | None) -> None:
            if taken.done():
                return
            if reason:
                taken.set_exception(loss(reason))
            else:
                taken.set_result(None)

        try:
            link.send({"type": "send", **self._words(event, sender)}, settle)
        except (ValueError, TypeError) as error:
            taken.cancel()
            raise BadEvent(f"The event cannot be sent: {error}.") from None
        return taken

    async def ask(self, event: Mapping[str, Any], *, timeout: float = 5.0, sender: ExposedActor | None = None) -> Reply:
        """Sends an event and waits for what becomes of it. `timeout` in seconds, up to 300; raises `ActorError` or
        `PeerLost`. Cancelling it takes the question back."""
        if not 0.001 <= timeout <= _LONGEST_ASK_S:
            raise ValueError(f"timeout is 0.001 … {_LONGEST_ASK_S:.0f} seconds, not {timeout}.")
        clock = self._conversations.clock
        timeout_ms = timeout * 1_000
        deadline = clock.now() + timeout_ms
        words = self._words(event, sender)

        def make(number: int) -> Message:
            left = round(deadline - clock.now())
            if left <= 0:
                return {"type": "void"}
            return {"type": "ask", "id": number, **words, "timeoutMs": left}

        questions = self._conversations.questions(self.peer_id)
        try:
            return await ask_once(questions, Single("reply", read_reply), make, "cancel", timeout_ms, clock)
        except (TypeError, OverflowError) as error:
            raise BadEvent(f"The event cannot be sent: {error}.") from None

    def subscribe(self, *, on_emitted: OnEmitted | None = None) -> Subscription:
        """Follows its snapshots; `on_emitted` is called for each event that it emits."""
        return Subscription(self._conversations.questions(self.peer_id), self.address.to, on_emitted)

    async def watch(self) -> Completion:
        """Waits until it has ended. Raises `NoSuchActor` if it has already."""
        questions = self._conversations.questions(self.peer_id)
        to = self.address.to
        return await ask_once(
            questions,
            Single("complete", read_completion),
            lambda number: {"type": "watch", "id": number, "to": to},
            "unsubscribe",
            None,
            self._conversations.clock,
        )

    def _words(self, event: Mapping[str, Any], sender: ExposedActor | None) -> Message:
        if not is_event(event):
            raise BadEvent("An event has a `type` of 1 … 256 characters that does not begin with xstate.")
        said: Message = {"to": self.address.to}
        if sender:
            said["from"] = sender.session_id
        return {**said, "event": dict(event)}


def _heard(taken: asyncio.Future[None]) -> None:
    """A failure that nobody awaits is no error."""
    if not taken.cancelled():
        taken.exception()
