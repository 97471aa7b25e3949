"""One socket to the hub: it joins when open, hands on what comes, and ends exactly once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from ..data.clock import Clock
from ..data.jsontext import Message, encode, parse
from ..data.read import data, problem
from ..errors import Problem
from .refusals import NO_ANSWER, REPLACED, REPLACED_CODE, unreachable

_JOIN_MS = 10_000
_EXPLAINS_MS = 5_000


class Socket(Protocol):
    """A WebSocket that is being opened, or is open. Both do nothing once it is closed."""

    def send(self, text: str) -> None: ...

    def close(self, code: int) -> None: ...


class SocketEvents(Protocol):
    def on_open(self) -> None: ...

    def on_text(self, text: str) -> None: ...

    def on_closed(self, code: int, reason: str) -> None: ...


OpenSocket = Callable[[SocketEvents], Socket]


class SessionEvents(Protocol):
    def on_hub_message(self, message: Message) -> None: ...

    def on_session_end(self, reason: Problem) -> None:
        """Called once, with the hub's word for it if it gave one."""
        ...


class HubSession:
    def __init__(self, url: str, open_socket: OpenSocket, join: Message, clock: Clock, events: SessionEvents) -> None:
        self._url = url
        self._join = join
        self._clock = clock
        self._events = events
        self._joined = False
        self._ended = False
        self._last_error: tuple[Problem, float] | None = None
        self._stop_waiting = clock.after(_JOIN_MS, lambda: self._end(NO_ANSWER))
        self._socket = open_socket(self)

    def send(self, message: Message) -> None:
        if not self._ended:
            self._socket.send(encode(message))

    def close(self) -> None:
        """Closes the socket without telling the owner."""
        self._ended = True
        self._stop_waiting()
        self._socket.close(1000)

    def on_open(self) -> None:
        self.send(self._join)

    def on_text(self, text: str) -> None:
        if self._ended:
            return
        try:
            message = parse(text)
        except ValueError:
            return
        if not isinstance(message, dict) or not isinstance(message.get("type"), str):
            return
        if message["type"] == "joined":
            self._joined = True
            self._stop_waiting()
        if message["type"] == "error" and (not self._joined or "type" not in data(message.get("ref"))):
            self._refused(problem(message, "error"))
        else:
            self._events.on_hub_message(message)

    def on_closed(self, code: int, reason: str) -> None:
        if code == REPLACED_CODE:
            self._end(REPLACED)
        elif self._last_error and self._clock.now() - self._last_error[1] < _EXPLAINS_MS:
            self._end(self._last_error[0])
        else:
            self._end(unreachable(self._url, code, reason))

    def _refused(self, reason: Problem) -> None:
        """Before `joined` every error is the answer to the join; later one may announce that the hub will close."""
        if self._joined:
            self._last_error = (reason, self._clock.now())
        else:
            self._end(reason)

    def _end(self, reason: Problem) -> None:
        if not self._ended:
            self.close()
            self._events.on_session_end(reason)
