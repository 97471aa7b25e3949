"""What an object needs to be an actor on the network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from ..data.read import is_well_formed

Event = Mapping[str, Any]
"""An object whose `type` is a text of 1 to 256 characters that does not begin with `xstate.`."""


@dataclass(frozen=True)
class Answer:
    """What an actor says to an event: whether it took it (none: it cannot tell), and a value for who asked."""

    accepted: bool | None = None
    value: Any = None
    reason: str | None = None


class Actor(Protocol):
    """Receives events, one after the other in the event loop, and has a snapshot."""

    def receive(self, event: Event) -> Answer | bool | None:
        """Handles an event at once. Raises `NotAccepted` or `BadEvent` to refuse it in words of its own."""
        ...

    def snapshot(self) -> Mapping[str, Any]:
        """How it stands: `status` (`active`, `done`, `error`, `stopped`), `value`, `context`, `tags`, `output`."""
        ...


class Handle(Protocol):
    """An exposed actor's side of the network."""

    session_id: str

    def send(self, event: Event) -> object:
        """Delivers an event to the actor, which inspectors see."""
        ...

    def changed(self, event: Event | None = None) -> None:
        """Its snapshot is another one now, though no event came through `send`; `event` says why."""
        ...

    def emit(self, event: Event) -> None:
        """Tells all who subscribe of an event."""
        ...


@runtime_checkable
class Bindable(Protocol):
    """An actor that changes by itself: it is told its handle when it is exposed."""

    def bind(self, handle: Handle) -> None: ...


@runtime_checkable
class Defined(Protocol):
    """An actor that has a diagram."""

    @property
    def definition(self) -> Mapping[str, Any]:
        """An XState machine config."""
        ...


def is_event(value: object) -> bool:
    """Whether it is an event that a peer may send."""
    if not isinstance(value, Mapping):
        return False
    kind = value.get("type")
    if not isinstance(kind, str) or kind.startswith("xstate."):
        return False
    return 0 < len(kind) <= 256 and is_well_formed(kind)
