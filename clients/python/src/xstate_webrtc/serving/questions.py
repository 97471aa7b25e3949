"""What a peer asks of actors here, read with care."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from ..data.jsontext import Message
from ..data.read import MAX_INTEGER, count, is_well_formed
from .actor import is_event
from .matching import MEMBERS

_LONGEST = 256
_LONGEST_ASK_MS = 300_000
_KNOWN = frozenset(("send", "ask", "cancel", "subscribe", "watch", "actors", "unsubscribe", "spawn", "stop"))

Kind = Literal["send", "ask", "cancel", "subscribe", "watch", "actors", "unsubscribe", "spawn", "stop"]


@dataclass(frozen=True)
class Question:
    """A question, or an event (`send`), that makes sense; `id` is 0 for one that is not answered."""

    kind: Kind
    id: int
    to: str = ""
    sender: str = ""
    event: dict[str, Any] = field(default_factory=dict)
    query: dict[str, str] = field(default_factory=dict)
    watch: bool = False


@dataclass(frozen=True)
class Malformed:
    """A message of a known type that makes no sense: an event for `to`, as far as that is a text, or a question."""

    kind: Kind
    id: int
    to: str = ""


def read_question(message: Message) -> Question | Malformed | None:
    """Nothing for what is no question, or cannot be answered, such as what later versions may bring."""
    kind: Any = message["type"]
    if kind not in _KNOWN:
        return None
    if kind == "send":
        return _read(kind, 0, message) or Malformed(kind, 0, _repeatable(message.get("to")))
    number = count(message.get("id"))
    if not number or number > MAX_INTEGER:
        return None
    return _read(kind, number, message) or Malformed(kind, number)


def _read(kind: Kind, number: int, message: Message) -> Question | None:
    if kind in ("cancel", "unsubscribe"):
        return Question(kind, number)
    if kind == "spawn":
        return Question(kind, number) if _is_name(message.get("src")) else None
    if kind == "actors":
        return _read_actors(number, message)
    to = message.get("to")
    if not _is_reference(to):
        return None
    if kind in ("subscribe", "watch", "stop"):
        return Question(kind, number, to=str(to))
    if not is_event(message.get("event")) or ("from" in message and not _is_name(message["from"])):
        return None
    if kind == "ask" and "timeoutMs" in message and not _is_time(message["timeoutMs"]):
        return None
    return Question(kind, number, to=str(to), sender=message.get("from", ""), event=message["event"])


def _read_actors(number: int, message: Message) -> Question | None:
    query, watch = message.get("query", {}), message.get("watch", False)
    if not isinstance(query, dict) or not isinstance(watch, bool):
        return None
    patterns = {member: query[member] for member in MEMBERS if member in query}
    if not all(_is_name(pattern) for pattern in patterns.values()):
        return None
    return Question("actors", number, query=patterns, watch=watch)


def _is_name(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST and is_well_formed(value)


def _is_reference(value: object) -> bool:
    return _is_name(value) and value != "@"


def _is_time(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 1 <= value <= _LONGEST_ASK_MS


def _repeatable(to: object) -> str:
    return to if isinstance(to, str) and len(to) <= _LONGEST and is_well_formed(to) else ""
