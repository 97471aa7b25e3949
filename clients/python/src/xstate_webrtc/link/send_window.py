"""The counted messages of one direction: those that wait for room, and those sent and not acknowledged."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ..data.jsontext import MAX_DEPTH, Message, encode, is_deeper, utf8_length
from ..errors import Problem
from .hello import Hello
from .protocol import ProtocolError

MAX_HELD_BYTES = 4_194_304
MAX_EXEMPT = 1_024
_EXEMPT = frozenset(("reply", "failure", "complete"))

Settle = Callable[[Problem | None], None]
"""Told once what became of a message: nothing if the other side has taken it, else why it was given up."""

Sendable = Message | Callable[[], Message]
"""A message, or how to make it each time that it is sent. None is larger than the first."""


@dataclass(eq=False)
class _Held:
    text: str
    size: int
    make: Callable[[], Message] | None
    exempt: bool
    id: Any
    settle: Settle | None
    sent: bool = False


class SendWindow:
    """Holds messages until the other side has taken them, so that a conversation can be taken up again."""

    def __init__(self) -> None:
        self._waiting: deque[_Held] = deque()
        self._unacknowledged: deque[_Held] = deque()
        self._windowed_bytes = 0
        self._held_bytes = 0
        self._held_exempt = 0
        self._window_bytes = 0
        self._message_bytes = 0
        self.acknowledged = 0

    @property
    def overflows(self) -> bool:
        return self._held_bytes > MAX_HELD_BYTES or self._held_exempt > MAX_EXEMPT

    def add(self, sendable: Sendable, settle: Settle | None) -> None:
        """Raises `ValueError` for what cannot be sent as JSON."""
        message = sendable() if callable(sendable) else sendable
        if is_deeper(message, MAX_DEPTH - 1):
            raise ValueError(f"it nests deeper than {MAX_DEPTH - 1}")
        text = encode(message)
        held = _Held(
            text=text,
            size=utf8_length(text),
            make=sendable if callable(sendable) else None,
            exempt=message["type"] in _EXEMPT,
            id=message.get("id"),
            settle=settle,
        )
        self._waiting.append(held)
        self._held_bytes += held.size
        self._held_exempt += held.exempt

    def take(self) -> list[str]:
        """What may be sent now. Answers go past what waits for room, but not past what their own question was told."""
        taken: list[str] = []
        waiting: deque[_Held] = deque()
        blocked_ids: set[Any] = set()
        resending = False
        while self._waiting:
            held = self._waiting.popleft()
            if held.size + 2 > self._message_bytes:
                self._release(held, self._too_large(held))
            elif self._may_go(held, bool(waiting), resending, blocked_ids):
                self._count(held)
                taken.append(held.text)
                self._unacknowledged.append(held)
            else:
                waiting.append(held)
                resending = resending or held.sent
                blocked_ids.add(held.id)
                if not self._held_exempt:
                    break  # nothing further can go
        waiting.extend(self._waiting)
        self._waiting = waiting
        return taken

    def acknowledge(self, received: int) -> None:
        """The other side has taken the first `received`. Raises `ProtocolError` if it cannot have."""
        fresh = received - self.acknowledged
        if fresh > len(self._unacknowledged):
            raise ProtocolError("An acknowledgement of what was never sent.")
        if fresh < 0:
            raise ProtocolError("An acknowledgement goes back.")
        self.acknowledged = received
        for held in [self._unacknowledged.popleft() for _ in range(fresh)]:
            if not held.exempt:
                self._windowed_bytes -= held.size
            self._release(held, None)

    def resume(self, received: int, hello: Hello) -> None:
        """A connection is there: what the other side has not taken is sent again before everything else."""
        # What was yet to be sent again may have been taken, too, from the connection that carried it first.
        self._unacknowledged.extend(held for held in self._waiting if held.sent)
        self._waiting = deque(held for held in self._waiting if not held.sent)
        self.acknowledge(received)
        self._window_bytes = hello.window_bytes
        self._message_bytes = hello.message_bytes
        self._waiting.extendleft(reversed(self._unacknowledged))
        self._unacknowledged.clear()
        self._windowed_bytes = 0

    def abandon(self, problem: Problem) -> None:
        """Gives up everything held, and counts from zero."""
        held = [*self._unacknowledged, *self._waiting]
        self._unacknowledged.clear()
        self._waiting.clear()
        self.acknowledged = 0
        self._windowed_bytes = 0
        for each in held:
            self._release(each, problem)

    def _may_go(self, held: _Held, waits: bool, resending: bool, blocked: Iterable[Any]) -> bool:
        if held.exempt:
            return not resending and held.id not in blocked
        return not waits and (self._windowed_bytes == 0 or self._windowed_bytes + held.size <= self._window_bytes)

    def _count(self, held: _Held) -> None:
        if not held.exempt:
            self._windowed_bytes += held.size
        held.sent = True
        if held.make:
            held.text = encode(held.make())

    def _too_large(self, held: _Held) -> Problem:
        limit = self._message_bytes - 2
        return Problem("too-large", f"The message has {held.size} bytes, the peer takes {limit}: split it.")

    def _release(self, held: _Held, problem: Problem | None) -> None:
        self._held_bytes -= held.size
        self._held_exempt -= held.exempt
        if held.settle:
            held.settle(problem)
