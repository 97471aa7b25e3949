"""The snapshots of one actor as a stream."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from types import TracebackType
from typing import Any

from ..data.callbacks import guarded
from ..data.jsontext import Message
from ..data.read import data
from ..errors import ChannelError, Problem, failure
from .answers import Completion, Snapshot, read_completion, read_revised
from .open_questions import OpenQuestions

_MOST = 256

OnEmitted = Callable[[dict[str, Any]], None]


class _Following:
    """Takes the answers; held by whoever asks the peer, so that a forgotten subscription can end."""

    def __init__(self, on_emitted: OnEmitted | None) -> None:
        self._on_emitted = on_emitted
        self.snapshots: deque[Snapshot] = deque(maxlen=_MOST)
        self.skipped = 0
        self.completion: Completion | None = None
        self.error: ChannelError | None = None
        self.news = asyncio.Event()

    @property
    def ended(self) -> bool:
        return self.completion is not None or self.error is not None

    def answer(self, message: Message) -> bool:
        kind = message["type"]
        if kind == "snapshot":
            self.skipped += len(self.snapshots) == _MOST
            self.snapshots.append(read_revised(message))
        elif kind == "complete":
            self.completion = read_completion(message)
        elif kind == "emitted" and self._on_emitted:
            guarded(self._on_emitted, data(message.get("event")))
        self.news.set()
        return bool(kind == "complete")

    def fail(self, reason: Problem) -> None:
        self.error = failure(reason)
        self.news.set()


class Subscription:
    """An asynchronous iterator of snapshots, the present one first; it stops when the actor has ended.

    `completion` then says how. Whatever else ends it is raised: `PeerLost`, `Forbidden`, `NoSuchActor`, … Of an
    actor that changes faster than is read, the newest 256 are kept; `skipped` says how many were not.
    """

    def __init__(self, questions: OpenQuestions, to: str, on_emitted: OnEmitted | None) -> None:
        self._questions = questions
        self._following = _Following(on_emitted)
        self._number = questions.ask(self._following, lambda number: {"type": "subscribe", "id": number, "to": to})

    @property
    def completion(self) -> Completion | None:
        return self._following.completion

    @property
    def skipped(self) -> int:
        return self._following.skipped

    def close(self) -> None:
        """Ends it; what was not read is gone."""
        if not self._following.ended:
            self._following.completion = Completion("unsubscribed")
            self._following.snapshots.clear()
            self._following.news.set()
            self._questions.take_back(self._number, "unsubscribe")

    def __aiter__(self) -> Subscription:
        return self

    async def __anext__(self) -> Snapshot:
        following = self._following
        while not following.snapshots:
            if following.error:
                raise following.error
            if following.ended:
                raise StopAsyncIteration
            following.news.clear()
            await following.news.wait()
        return following.snapshots.popleft()

    async def __aenter__(self) -> Subscription:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __del__(self) -> None:
        self.close()
