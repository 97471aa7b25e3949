"""Bounds the attempts to connect: each costs memory and work, whoever asks."""

from __future__ import annotations

from ..data.budget import Budget
from ..data.clock import Clock
from ..data.jsontext import Message
from ..errors import Problem
from .environment import Environment

TOO_MANY = Problem("rate-limited", "Connections are asked for too often: try later.")


def all_attempts(clock: Clock) -> Budget:
    """Those with all peers together."""
    return Budget(clock, 200, 200)


def words(problem: Problem) -> Message:
    return {"code": problem.code, "message": problem.message[:1_024]}


class Attempts:
    """Those with one peer."""

    def __init__(self, peer_id: str, environment: Environment) -> None:
        self._peer_id = peer_id
        self._environment = environment
        self._of_peer = Budget(environment.clock, 10, 2_000)
        self._refusals = Budget(environment.clock, 3, 5_000)

    def try_take(self) -> bool:
        """Whether this side may begin one, which then counts."""
        return self._of_peer.try_take() and self._environment.attempts.try_take()

    def admit(self, conn: str | None = None) -> bool:
        """Whether one may begin that the peer asks for; it is told if not, though not each time."""
        if self.try_take():
            return True
        self.refuse(conn, TOO_MANY)
        return False

    def refuse(self, conn: str | None, problem: Problem) -> None:
        if self._refusals.try_take():
            named = {"conn": conn} if conn else {}
            self._environment.signal(self._peer_id, {**named, "refused": words(problem)})
