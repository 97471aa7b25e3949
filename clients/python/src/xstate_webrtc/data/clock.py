"""Time as something that is handed in: the protocol's times are tested without waiting."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Protocol

Cancel = Callable[[], None]


class Clock(Protocol):
    """Tells the time and calls later. Milliseconds, as in the protocol."""

    def now(self) -> float:
        """Monotonic."""
        ...

    def wall(self) -> float:
        """Since 1970."""
        ...

    def after(self, ms: float, call: Callable[[], None]) -> Cancel:
        """Calls once unless it is cancelled before."""
        ...

    def soon(self, call: Callable[[], None]) -> None:
        """Calls after what is being done now."""
        ...


class LoopClock:
    """The time of the running event loop."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()

    def now(self) -> float:
        return self._loop.time() * 1_000

    def wall(self) -> float:
        return time.time() * 1_000

    def after(self, ms: float, call: Callable[[], None]) -> Cancel:
        return self._loop.call_later(ms / 1_000, call).cancel

    def soon(self, call: Callable[[], None]) -> None:
        self._loop.call_soon(call)


def nothing() -> None:
    """A cancel for what is not planned."""
