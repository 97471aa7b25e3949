"""What is counted on a channel: it survives connections on the actor channel, and begins with each on the other."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Protocol

from ..data.clock import Clock
from ..data.jsontext import Message
from ..errors import Problem
from .hello import Hello
from .protocol import LateHello, ProtocolError
from .receipts import Receipts
from .send_window import SendWindow

_ANEW = Problem("peer-lost", "The peer has lost its state: whether the message arrived is unknown.")


class Counting(Protocol):
    receipts: Receipts
    window: SendWindow

    def greet(self) -> Message:
        """What this side's hello says of it; afterwards nothing is taken from an older connection."""
        ...

    def heard(self, hello: Hello) -> None:
        """The other side's hello has come."""
        ...


class Conversation:
    """The counting on the actor channel (protocol §3, *Resuming*)."""

    def __init__(self, clock: Clock, on_anew: Callable[[Problem], None]) -> None:
        self.receipts = Receipts(clock)
        self.window = SendWindow()
        self._on_anew = on_anew
        self._link = f"l-{secrets.token_hex(8)}"
        self._other: str | None = None

    def greet(self) -> Message:
        resumes = {"resumes": self._other} if self._other else {}
        return {"link": self._link, **resumes, "received": self.receipts.acknowledge()["received"]}

    def heard(self, hello: Hello) -> None:
        if hello.link is None:
            raise ProtocolError("A hello without a link.")
        goes_on = self._other in (None, hello.link) and hello.resumes in (None, self._link)
        if goes_on and hello.received > 0 and (self._other is None or hello.resumes is None):
            raise ProtocolError("A hello for what was never sent.")
        if goes_on and hello.received < self.window.acknowledged:
            raise LateHello("A newer connection is in use.")
        if not goes_on:
            # What waits for the first hello was never sent to anybody.
            if self._other is not None:
                self.window.abandon(_ANEW)
                self._on_anew(_ANEW)
            self.receipts.begin_anew()
        self._other = hello.link
        self.window.resume(hello.received if goes_on else 0, hello)


class ConnectionCounting:
    """The counting on the inspection channel."""

    def __init__(self, clock: Clock) -> None:
        self.receipts = Receipts(clock)
        self.window = SendWindow()

    def greet(self) -> Message:
        return {}

    def heard(self, hello: Hello) -> None:
        self.window.resume(0, hello)
