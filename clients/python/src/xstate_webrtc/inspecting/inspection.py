"""The inspection events of one peer as a stream."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..data.jsontext import Message
from ..data.read import count
from ..data.stream import Inbox, Stream
from ..errors import ChannelError, Problem, failure

_MOST = 10_000
_KNOWN = frozenset(("gap", "synced"))

Transmit = Callable[[Message], None]


class Feed(Inbox[Message]):
    """Asks for the events on each connection, from where the one before was cut."""

    def __init__(self, history: int | None, query: Mapping[str, str]) -> None:
        super().__init__()
        self._history = history
        self._query = dict(query)
        self._after: int | None = None
        self._dropped = 0
        self._transmit: Transmit | None = None

    def attach(self, transmit: Transmit) -> None:
        self._transmit = transmit
        request: Message = {"type": "inspect"}
        for name, value in (
            ("history", self._history),
            ("after", self._after),
            ("query", self._query or None),
        ):
            if value is not None:
                request[name] = value
        transmit(request)

    def detach(self) -> None:
        self._transmit = None

    def receive(self, message: Message) -> None:
        kind = message["type"]
        # What was on its way when it was closed is nobody's.
        if self.closed or (kind not in _KNOWN and not kind.startswith("@xstate.")):
            return
        seq = count(message.get("_seq"))
        if seq is not None:
            self._after = max(seq, self._after or 0)
        if len(self.items) >= _MOST:
            self._dropped += 1
            return
        self.put(message)

    def restart(self) -> None:
        """The conversation is another one: nothing of before holds."""
        self._after = None
        self.put({"type": "@xstate-webrtc.restarted"})

    def fail(self, reason: Problem) -> None:
        self.end(failure(reason))

    def end(self, error: ChannelError | None = None) -> None:
        super().end(error)
        if self._transmit:
            self._transmit({"type": "uninspect"})
        self._transmit = None

    def next(self) -> Message:
        """The next event. What did not fit is told as a gap when there is room again."""
        event = super().next()
        if self._dropped and not self.items:
            self.items.append({"type": "gap", "dropped": self._dropped})
            self._dropped = 0
        return event


class Inspection(Stream[Message]):
    """An asynchronous iterator of `@xstate.*` events, `gap` and `synced`, as protocol §5 has them.

    It goes on over cuts. `@xstate-webrtc.restarted` says that nothing of before holds: all is told anew. It ends with
    `Forbidden` if this peer may not inspect, and `PeerLost` when the peer has left.
    """

    def close(self) -> None:
        if not self._inbox.closed:
            self._inbox.end()
