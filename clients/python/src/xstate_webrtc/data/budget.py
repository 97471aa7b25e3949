"""How often something may be done, and how long to wait after it failed."""

from __future__ import annotations

import random

from .clock import Clock


class Budget:
    """So many at once, and one more in each `refill_ms`."""

    def __init__(self, clock: Clock, burst: int, refill_ms: float) -> None:
        self._clock = clock
        self._burst = burst
        self._refill_ms = refill_ms
        self._left = float(burst)
        self._counted_at = clock.now()

    def try_take(self, count: int = 1) -> bool:
        """Whether it may be done now, which then counts."""
        at = self._clock.now()
        self._left = min(self._burst, self._left + (at - self._counted_at) / self._refill_ms)
        self._counted_at = at
        if self._left < count:
            return False
        self._left -= count
        return True


class Backoff:
    """Pauses that double up to a greatest one, less up to half of each: who was cut together comes back apart."""

    def __init__(self, first_ms: float, max_ms: float) -> None:
        self._first_ms = first_ms
        self._max_ms = max_ms
        self._failures = 0

    def next(self) -> float:
        full = min(self._max_ms, self._first_ms * 2.0 ** min(self._failures, 30))
        self._failures += 1
        return full * (1 - random.random() / 2)

    def reset(self) -> None:
        """Something succeeded."""
        self._failures = 0
