"""What peers answer, as values of the application."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..data.jsontext import Message
from ..data.read import count, data, text, texts


@dataclass(frozen=True)
class Snapshot:
    """How an actor stands. A `context` that is none is not known; `rev` increases within a subscription."""

    status: str
    value: Any = None
    context: Any = None
    tags: tuple[str, ...] = ()
    output: Any = None
    rev: int = 0


@dataclass(frozen=True)
class Reply:
    """Whether an actor took an event (none: it cannot tell), what it says to it, and how it stands after it."""

    accepted: bool | None = None
    value: Any = None
    reason: str | None = None
    snapshot: Snapshot | None = None


@dataclass(frozen=True)
class Completion:
    """How an actor ended: `done`, `error` or `stopped`."""

    status: str
    output: Any = None


def read_snapshot(value: object, rev: int = 0) -> Snapshot:
    said = data(value)
    return Snapshot(
        status=text(said.get("status")) or "active",
        value=said.get("value"),
        context=said.get("context"),
        tags=texts(said.get("tags")),
        output=said.get("output"),
        rev=rev,
    )


def read_reply(message: Message) -> Reply:
    accepted = message.get("accepted")
    snapshot = message.get("snapshot")
    return Reply(
        accepted=accepted if isinstance(accepted, bool) else None,
        value=message.get("value"),
        reason=text(message.get("reason"), 4_096),
        snapshot=read_snapshot(snapshot) if isinstance(snapshot, dict) else None,
    )


def read_completion(message: Message) -> Completion:
    return Completion(text(message.get("status")) or "stopped", message.get("output"))


def read_revised(message: Message) -> Snapshot:
    return read_snapshot(message.get("snapshot"), count(message.get("rev")) or 0)
