"""The actors of this process that peers may see."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Literal, Protocol

from .actor import Actor, Bindable, Event
from .exposed_actor import ExposedActor
from .matching import matches

Change = Literal["started", "updated", "stopped"]
_LONGEST_NAME = 256


class ActorsListener(Protocol):
    def on_actor(self, change: Change, actor: ExposedActor) -> None: ...


class Witness(Protocol):
    """Those who inspect."""

    def on_started(self, actor: ExposedActor) -> None: ...

    def on_event(self, actor: ExposedActor, event: Event, source_id: str | None) -> None: ...

    def on_change(self, actor: ExposedActor, event: Event) -> None: ...

    def on_ended(self, actor: ExposedActor) -> None: ...


class ExposedActors:
    def __init__(self, witness: Witness) -> None:
        self._witness = witness
        self._numbers = itertools.count()
        self._actors: dict[str, ExposedActor] = {}
        self._listeners: list[ActorsListener] = []

    def __iter__(self) -> Iterator[ExposedActor]:
        return iter(list(self._actors.values()))

    def add(
        self,
        actor: Actor,
        system_id: str | None,
        src: str | None,
        parent: ExposedActor | None,
        takes_events: bool = True,
        shown: bool = True,
    ) -> ExposedActor:
        """Raises `ValueError` for a system id that is in use, or too long."""
        if system_id is not None:
            if not 0 < len(system_id) <= _LONGEST_NAME:
                raise ValueError(f"A system id has 1 … {_LONGEST_NAME} characters.")
            if self.find(f"@{system_id}"):
                raise ValueError(f"There is an actor with the system id {system_id} already.")
        number = f"x:{next(self._numbers)}"
        parent_id = parent.session_id if parent else None
        exposed = ExposedActor(actor, number, system_id, src, parent_id, self, takes_events, shown)
        self._actors[number] = exposed
        if shown:
            self._witness.on_started(exposed)
        self._tell("started", exposed)
        if isinstance(actor, Bindable):
            actor.bind(exposed)
        return exposed

    def find(self, to: str) -> ExposedActor | None:
        """By session id, or `@` and the system id."""
        if not to.startswith("@"):
            return self._actors.get(to)
        return next((each for each in self._actors.values() if each.system_id == to[1:]), None)

    def matching(self, query: Mapping[str, str]) -> list[ExposedActor]:
        return [actor for actor in self if matches(query, actor.description)]

    def listen(self, listener: ActorsListener) -> None:
        self._listeners.append(listener)

    def forget(self, listener: ActorsListener) -> None:
        if listener in self._listeners:
            self._listeners.remove(listener)

    def told_event(self, actor: ExposedActor, event: Event, source_id: str | None) -> None:
        self._witness.on_event(actor, event, source_id)

    def told_change(self, actor: ExposedActor, event: Event) -> None:
        self._witness.on_change(actor, event)

    def ended(self, actor: ExposedActor) -> None:
        self._actors.pop(actor.session_id, None)
        self._witness.on_ended(actor)
        self._tell("stopped", actor)

    def _tell(self, change: Change, actor: ExposedActor) -> None:
        for listener in list(self._listeners):
            listener.on_actor(change, actor)
