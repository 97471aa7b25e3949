"""A clock that stands still until a test lets time pass."""

from __future__ import annotations

import heapq
import itertools
from collections import deque
from collections.abc import Callable


class VirtualClock:
    def __init__(self) -> None:
        self._now = 1_000_000.0
        self._numbers = itertools.count()
        self._timers: list[tuple[float, int, Callable[[], None]]] = []
        self._cancelled: set[int] = set()
        self._soon: deque[Callable[[], None]] = deque()
        self.on_settle: Callable[[], None] = lambda: None

    def now(self) -> float:
        return self._now

    def wall(self) -> float:
        return self._now + 1_795_000_000_000

    def after(self, ms: float, call: Callable[[], None]) -> Callable[[], None]:
        number = next(self._numbers)
        heapq.heappush(self._timers, (self._now + ms, number, call))
        return lambda: self._cancelled.add(number)

    def soon(self, call: Callable[[], None]) -> None:
        self._soon.append(call)

    @property
    def pending(self) -> int:
        """Timers that nobody has cancelled."""
        return sum(number not in self._cancelled for _, number, _ in self._timers)

    def settle(self) -> None:
        """Does what is to be done now."""
        self.on_settle()
        while self._soon:
            self._soon.popleft()()
            if not self._soon:
                self.on_settle()

    def advance(self, ms: float) -> None:
        """Lets time pass, timer by timer."""
        self.settle()
        end = self._now + ms
        while self._timers and self._timers[0][0] <= end:
            at, number, call = heapq.heappop(self._timers)
            self._now = max(self._now, at)
            if number not in self._cancelled:
                call()
            self.settle()
        self._now = end

    def jump(self, ms: float) -> None:
        """The machine slept: all timers are late."""
        self._now += ms
        self.advance(0)
