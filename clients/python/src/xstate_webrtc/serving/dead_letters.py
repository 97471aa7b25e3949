"""Tells a peer of its events that reached no actor, those of one address and code together."""

from __future__ import annotations

from ..data.clock import Cancel, Clock
from ..errors import Problem
from .asker import Asker

_GATHER_MS = 100
_MAX_GATHERED = 256


class DeadLetters:
    def __init__(self, asker: Asker, clock: Clock) -> None:
        self._asker = asker
        self._clock = clock
        self._letters: dict[tuple[str, str], tuple[Problem, int]] = {}
        self._stop: Cancel | None = None

    def add(self, to: str, problem: Problem) -> None:
        key = (problem.code, to)
        self._letters[key] = (problem, self._letters.get(key, (problem, 0))[1] + 1)
        if len(self._letters) >= _MAX_GATHERED:
            self._tell()
        elif not self._stop:
            self._stop = self._clock.after(_GATHER_MS, self._tell)

    def close(self) -> None:
        if self._stop:
            self._stop()
        self._stop = None
        self._letters.clear()

    def _tell(self) -> None:
        letters = dict(self._letters)
        self.close()
        for (code, to), (problem, count) in letters.items():
            letter = {"type": "dead-letter", "code": code, "to": to, "count": count}
            self._asker.tell({**letter, "message": problem.message})
