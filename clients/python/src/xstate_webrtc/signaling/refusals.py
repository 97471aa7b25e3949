"""What ends a membership, and what is worth another try."""

from __future__ import annotations

from ..errors import Problem

REPLACED_CODE = 4001

_FINAL = frozenset(("forbidden", "unauthorized", "unsupported-version", "bad-message", "too-large", "replaced"))
_OF_ONE_MESSAGE = frozenset(("bad-message", "too-large"))

REPLACED = Problem("replaced", "Another socket has taken this place: join again.")
NO_ANSWER = Problem("timeout", "The hub did not answer the join in time.")


def is_final(problem: Problem, had_joined: bool, can_get_token: bool) -> bool:
    """Whether joining again is of no use; who can get another token is not turned away by the last."""
    if can_get_token and problem.code == "unauthorized":
        return False
    return problem.code in _FINAL and not (had_joined and problem.code in _OF_ONE_MESSAGE)


def unreachable(url: str, code: int, reason: str) -> Problem:
    why = reason or f"close code {code}"
    return Problem("unreachable", f"No conversation with the hub at {url} ({why}). Is it running?")
