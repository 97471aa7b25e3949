"""The snapshots of one actor as a stream."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..data.callbacks import guarded
from ..data.jsontext import Message
from ..data.read import data
from ..data.stream import Inbox, Stream
from ..errors import Problem, failure
from .answers import Completion, Snapshot, read_completion, read_revised
from .open_questions import OpenQuestions

_MOST = 256

OnEmitted = Callable[[dict[str, Any]], None]


class _Following(Inbox[Snapshot]):
    """Takes the answers; held by whoever asks the peer, so that a forgotten subscription can end."""

    def __init__(self, on_emitted: OnEmitted | None) -> None:
        super().__init__(_MOST)
        self._on_emitted = on_emitted
        self.skipped = 0
        self.completion: Completion | None = None

    def answer(self, message: Message) -> bool:
        kind = message["type"]
        if kind == "snapshot":
            self.skipped += len(self.items) == _MOST
            self.put(read_revised(message))
        elif kind == "complete":
            self.complete(read_completion(message))
        elif kind == "emitted" and self._on_emitted:
            guarded(self._on_emitted, data(message.get("event")))
        return bool(kind == "complete")

    def complete(self, completion: Completion) -> None:
        self.completion = completion
        self.end()

    def fail(self, reason: Problem) -> None:
        self.end(failure(reason))


class Subscription(Stream[Snapshot]):
    """An asynchronous iterator of snapshots, the present one first; it stops when the actor has ended.

    `completion` then says how. Whatever else ends it is raised: `PeerLost`, `Forbidden`, `NoSuchActor`, … Of an
    actor that changes faster than is read, the newest 256 are kept; `skipped` says how many were not.
    """

    def __init__(self, questions: OpenQuestions, to: str, on_emitted: OnEmitted | None) -> None:
        self._questions = questions
        self._following = _Following(on_emitted)
        super().__init__(self._following)
        self._number = questions.ask(self._following, lambda number: {"type": "subscribe", "id": number, "to": to})

    @property
    def completion(self) -> Completion | None:
        return self._following.completion

    @property
    def skipped(self) -> int:
        return self._following.skipped

    def close(self) -> None:
        """Ends it; what was not read is gone."""
        if not self._following.closed:
            self._following.items.clear()
            self._following.complete(Completion("unsubscribed"))
            self._questions.take_back(self._number, "unsubscribe")
