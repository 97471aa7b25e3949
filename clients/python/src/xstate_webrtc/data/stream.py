"""What comes in, to be read one after the other."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections import deque
from types import TracebackType
from typing import Any, Generic, TypeVar

from ..errors import ChannelError

T = TypeVar("T")
S = TypeVar("S", bound="Stream[Any]")


class Inbox(Generic[T]):
    """What has come and was not read. It ends with an error, or without."""

    def __init__(self, most: int | None = None) -> None:
        self.items: deque[T] = deque(maxlen=most)
        self.error: ChannelError | None = None
        self.closed = False
        self._news = asyncio.Event()

    def put(self, item: T) -> None:
        self.items.append(item)
        self._news.set()

    def end(self, error: ChannelError | None = None) -> None:
        """What has come already can still be read."""
        self.error = error
        self.closed = True
        self._news.set()

    def next(self) -> T:
        return self.items.popleft()

    async def take(self) -> T:
        while not self.items:
            if self.error:
                raise self.error
            if self.closed:
                raise StopAsyncIteration
            self._news.clear()
            await self._news.wait()
        return self.next()


class Stream(ABC, Generic[T]):
    """An asynchronous iterator of what comes into an inbox. Leaving `async with`, or forgetting it, closes it."""

    def __init__(self, inbox: Inbox[T]) -> None:
        self._inbox = inbox

    @abstractmethod
    def close(self) -> None:
        """Ends it; may be called again."""

    def __aiter__(self: S) -> S:
        return self

    async def __anext__(self) -> T:
        return await self._inbox.take()

    async def __aenter__(self: S) -> S:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __del__(self) -> None:
        self.close()
