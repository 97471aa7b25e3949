"""The next token, when three quarters of the life of the present one are over."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

from ..data.budget import Backoff
from ..data.clock import Cancel, Clock, nothing

_LEAST_MS = 5_000
_LONGEST_MS = 86_400_000


class Renewal:
    def __init__(self, clock: Clock, renew: Callable[[], None]) -> None:
        self._clock = clock
        self._renew = renew
        self._backoff = Backoff(5_000, 30_000)
        self._cancel: Cancel = nothing

    def plan(self, expires_at: str | None) -> None:
        """The hub's word on when the membership ends. Clocks differ: however little seems left, some seconds pass."""
        self._backoff.reset()
        self.stop()
        until = _milliseconds(expires_at)
        if until is not None:
            left = (until - self._clock.wall()) * 3 / 4
            self._cancel = self._clock.after(min(max(left, _LEAST_MS), _LONGEST_MS), self._renew)

    def retry(self) -> None:
        """The last one was refused, or there was none."""
        self.stop()
        self._cancel = self._clock.after(self._backoff.next(), self._renew)

    def stop(self) -> None:
        self._cancel()
        self._cancel = nothing


def _milliseconds(expires_at: str | None) -> float | None:
    # Python 3.10 reads fractions of three or six digits only, and whole seconds are enough.
    text = re.sub(r"\.\d+", "", expires_at or "").replace("Z", "+00:00")
    try:
        return datetime.fromisoformat(text).timestamp() * 1_000
    except ValueError:
        return None
