"""What stays open of a peer's questions: subscriptions, watches and lists that are kept up to date."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from ..capturing.capture import capture, capture_event
from ..data.jsontext import Message
from ..errors import Problem
from .actor import Event
from .asker import Asker, Newest
from .exposed_actor import ExposedActor
from .exposed_actors import Change, ExposedActors
from .matching import matches
from .refusals import MAY_INSPECT_NOTHING, MAY_SEE_NOTHING, TOO_LARGE, TOO_SLOW

Drop = Callable[[], None]
"""There will be no more answers."""


class Open(Protocol):
    @property
    def kind(self) -> str: ...

    def permitted(self) -> None:
        """What the peer may do is otherwise now."""
        ...

    def close(self) -> None: ...


def ending_for(asker: Asker, number: int, actor: ExposedActor, ending: Message) -> Message:
    """How an actor ended, as far as the peer may know."""
    told = {**ending, "id": number}
    output = told.pop("output", None)
    if output is not None and asker.may_inspect(actor):
        told["output"] = capture(output, asker.may("values"))
    return told


class Subscriber:
    """Gets each newest snapshot and all that is emitted."""

    kind = "subscribe"

    def __init__(self, number: int, actor: ExposedActor, asker: Asker, newest: Newest, drop: Drop) -> None:
        self._number = number
        self._actor = actor
        self._asker = asker
        self._newest = newest
        self._drop = drop
        self._rev = 0
        self._saw_values = False
        self._told: Message | None = None
        self._ending: Message | None = None
        actor.listen(self)

    def newest(self) -> list[Message]:
        self._saw_values = self._asker.may("values")
        snapshot = self._actor.snapshot(self._saw_values)
        messages: list[Message] = []
        # The end comes after the last change, which may be told already.
        if snapshot is not self._told or not self._ending:
            self._told = snapshot
            self._rev += 1
            messages.append({"type": "snapshot", "id": self._number, "rev": self._rev, "snapshot": snapshot})
        if self._ending:
            messages.append(ending_for(self._asker, self._number, self._actor, self._ending))
            self._drop()
        return messages

    def too_large(self) -> None:
        if not self._ending:
            self._fail(TOO_LARGE)

    def permitted(self) -> None:
        if not self._asker.may("inspect"):
            self._fail(MAY_INSPECT_NOTHING)
        elif self._asker.may("values") != self._saw_values:
            self._newest.owe(self)

    def close(self) -> None:
        self._actor.forget(self)
        self._newest.forget(self)

    def on_change(self) -> None:
        self._newest.owe(self)

    def on_emitted(self, event: Event) -> None:
        if self._newest.full:
            self._fail(TOO_SLOW)
        else:
            shown = capture_event(event, self._asker.may("values"))
            self._newest.send({"type": "emitted", "id": self._number, "event": shown})

    def on_end(self, ending: Message) -> None:
        self._ending = ending
        self._newest.owe(self)

    def _fail(self, problem: Problem) -> None:
        self.close()
        self._drop()
        self._asker.fail(self._number, problem)


class Watcher:
    """Is told once, when the actor has ended."""

    kind = "watch"

    def __init__(self, number: int, actor: ExposedActor, asker: Asker, drop: Drop) -> None:
        self._number = number
        self._actor = actor
        self._asker = asker
        self._drop = drop
        actor.listen(self)

    def permitted(self) -> None:
        if not self._asker.may_see(self._actor):
            self.close()
            self._drop()
            self._asker.fail(self._number, MAY_SEE_NOTHING)

    def close(self) -> None:
        self._actor.forget(self)

    def on_change(self) -> None:
        pass

    def on_emitted(self, event: Event) -> None:
        pass

    def on_end(self, ending: Message) -> None:
        self._drop()
        self._asker.tell(ending_for(self._asker, self._number, self._actor, ending))


def told(number: int, change: str, actor: ExposedActor) -> Message:
    return {"type": "actor", "id": number, "change": change, "actor": actor.description}


class Lister:
    """Follows which actors come and go; one that is slow is told how things are by then."""

    kind = "actors"

    def __init__(
        self,
        number: int,
        query: dict[str, str],
        actors: ExposedActors,
        asker: Asker,
        newest: Newest,
        drop: Drop,
    ) -> None:
        self._number = number
        self._query = query
        self._actors = actors
        self._asker = asker
        self._newest = newest
        self._drop = drop
        self._known: set[ExposedActor] = set()
        self._untold: dict[ExposedActor, str] = {}
        self._listed = False
        self._look()
        actors.listen(self)

    def newest(self) -> list[Message]:
        messages = [told(self._number, change, actor) for actor, change in self._untold.items()]
        self._untold.clear()
        if not self._listed:
            messages.append({"type": "listed", "id": self._number})
            self._listed = True
        return messages

    def too_large(self) -> None:
        pass  # a description is small

    def permitted(self) -> None:
        if not self._asker.may_see_any or any(not self._asker.may_see(actor) for actor in self._known):
            self.close()
            self._drop()
            self._asker.fail(self._number, MAY_SEE_NOTHING)
        elif self._look():
            self._newest.owe(self)

    def close(self) -> None:
        self._actors.forget(self)
        self._newest.forget(self)

    def on_actor(self, change: Change, actor: ExposedActor) -> None:
        if change == "stopped":
            if actor not in self._known:
                return
            self._known.discard(actor)
            if self._untold.pop(actor, None) is None:
                self._untold[actor] = change
        elif actor in self._known or (self._asker.may_see(actor) and matches(self._query, actor.description)):
            self._add(actor, change)
        self._newest.owe(self)

    def _look(self) -> bool:
        """Whether there are actors that the peer was not told of."""
        fresh = [each for each in self._actors.matching(self._query) if self._asker.may_see(each)]
        fresh = [each for each in fresh if each not in self._known]
        for actor in fresh:
            self._add(actor, "listed")
        return bool(fresh)

    def _add(self, actor: ExposedActor, change: str) -> None:
        self._known.add(actor)
        self._untold.setdefault(actor, change)
