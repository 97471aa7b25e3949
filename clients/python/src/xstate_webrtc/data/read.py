"""Members of a message of another process: what is of the wrong kind counts as absent."""

from __future__ import annotations

from typing import Any

from ..errors import Problem
from .jsontext import Message

MAX_INTEGER = 2**53 - 1


def text(value: object, longest: int = 1_024) -> str | None:
    """A text that is not empty, and not longer than a sensible one."""
    return value if isinstance(value, str) and 0 < len(value) <= longest else None


def is_well_formed(value: str) -> bool:
    """Whether it has no half of a surrogate pair, which JSON can say and no name has."""
    return value.isascii() or not any("\ud800" <= each <= "\udfff" for each in value)


def count(value: object) -> int | None:
    """A whole number from 0 on; `7.0` is one in JSON."""
    if isinstance(value, float) and value.is_integer() and abs(value) <= MAX_INTEGER:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MAX_INTEGER:
        return None
    return value


def data(value: object) -> Message:
    """An object; an empty one in the place of everything else."""
    return value if isinstance(value, dict) else {}


def items(value: object) -> list[Any]:
    """A list; an empty one in the place of everything else."""
    return value if isinstance(value, list) else []


def texts(value: object) -> tuple[str, ...]:
    return tuple(each for each in items(value) if isinstance(each, str))


def problem(value: object, code: str = "closed") -> Problem:
    """A refusal or an end in the words of the other side."""
    said = data(value)
    return Problem(text(said.get("code")) or code, text(said.get("message"), 4_096) or "It gave no reason.")
