"""The inspection events of one peer as a stream."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Mapping
from types import TracebackType

from ..data.jsontext import Message
from ..data.read import count
from ..errors import ChannelError, Problem, failure

_MOST = 10_000
_KNOWN = frozenset(("gap", "synced"))

Transmit = Callable[[Message], None]


class Feed:
    """Asks for the events on each connection, from where the one before was cut."""

    def __init__(self, history: int | None, query: Mapping[str, str]) -> None:
        self._history = history
        self._query = dict(query)
        self._after: int | None = None
        self._dropped = 0
        self._transmit: Transmit | None = None
        self.events: deque[Message] = deque()
        self.error: ChannelError | None = None
        self.closed = False
        self.news = asyncio.Event()

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
        if len(self.events) >= _MOST:
            self._dropped += 1
            return
        self._put(message)

    def restart(self) -> None:
        """The conversation is another one: nothing of before holds."""
        self._after = None
        self._put({"type": "@xstate-webrtc.restarted"})

    def fail(self, reason: Problem) -> None:
        self.error = failure(reason)
        self.close()

    def close(self) -> None:
        self.closed = True
        if self._transmit:
            self._transmit({"type": "uninspect"})
        self._transmit = None
        self.news.set()

    def next(self) -> Message:
        """The next event. What did not fit is told as a gap when there is room again."""
        event = self.events.popleft()
        if self._dropped and not self.events:
            self.events.append({"type": "gap", "dropped": self._dropped})
            self._dropped = 0
        return event

    def _put(self, event: Message) -> None:
        self.events.append(event)
        self.news.set()


class Inspection:
    """An asynchronous iterator of `@xstate.*` events, `gap` and `synced`, as protocol §5 has them.

    It goes on over cuts. `@xstate-webrtc.restarted` says that nothing of before holds: all is told anew. It ends with
    `Forbidden` if this peer may not inspect, and `PeerLost` when the peer has left.
    """

    def __init__(self, feed: Feed) -> None:
        self._feed = feed

    def close(self) -> None:
        if not self._feed.closed:
            self._feed.close()

    def __aiter__(self) -> Inspection:
        return self

    async def __anext__(self) -> Message:
        feed = self._feed
        while not feed.events:
            if feed.error:
                raise feed.error
            if feed.closed:
                raise StopAsyncIteration
            feed.news.clear()
            await feed.news.wait()
        return feed.next()

    async def __aenter__(self) -> Inspection:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __del__(self) -> None:
        self.close()
