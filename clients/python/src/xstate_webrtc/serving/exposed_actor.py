"""An actor of this process that peers may see, and talk to if it is exposed."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any, Protocol

from ..capturing.capture import capture_event, capture_snapshot
from ..data.jsontext import Message
from ..errors import BadEvent, NotAccepted, Problem
from .actor import Actor, Answer, Event
from .refusals import NO_LONGER_EXPOSED, THREW

_log = logging.getLogger("xstate_webrtc.actors")


class ActorListener(Protocol):
    """A peer that follows the actor."""

    def on_change(self) -> None: ...

    def on_emitted(self, event: Event) -> None: ...

    def on_end(self, ending: Message) -> None:
        """Told once; nothing else is told afterwards."""
        ...


class ActorOwner(Protocol):
    """Tells those who inspect, and forgets the actor when it has ended."""

    def told_event(self, actor: ExposedActor, event: Event, source_id: str | None) -> None: ...

    def told_change(self, actor: ExposedActor, event: Event) -> None: ...

    def ended(self, actor: ExposedActor) -> None: ...


class ExposedActor:
    """The handle that `Channel.expose` returns."""

    def __init__(
        self,
        actor: Actor,
        session_id: str,
        system_id: str | None,
        src: str | None,
        parent_id: str | None,
        owner: ActorOwner,
        takes_events: bool = True,
        shown: bool = True,
    ) -> None:
        self.session_id = session_id
        self.system_id = system_id
        self.src = src
        self.parent_id = parent_id
        self.takes_events = takes_events
        self.shown = shown
        self._actor = actor
        self._owner = owner
        self._listeners: list[ActorListener] = []
        self._ending: Message | None = None
        self._now = self._read()
        self._captured: dict[bool, Message] = {}

    @property
    def definition(self) -> Mapping[str, Any] | None:
        return getattr(self._actor, "definition", None)

    @property
    def ended(self) -> bool:
        return self._ending is not None

    @property
    def status(self) -> str:
        return str(self._now.get("status", "active"))

    @property
    def description(self) -> Message:
        described: Message = {"sessionId": self.session_id, "status": self.status}
        for name, value in (("systemId", self.system_id), ("src", self.src), ("parentId", self.parent_id)):
            if value is not None:
                described[name] = value
        return described

    def snapshot(self, sees_values: bool) -> Message:
        """The newest snapshot, captured once for all who see as much."""
        if sees_values not in self._captured:
            self._captured[sees_values] = capture_snapshot(self._now, sees_values)
        return self._captured[sees_values]

    def send(self, event: Event, source_id: str | None = None) -> Answer | Problem:
        """Delivers an event, which those who inspect are shown. `source_id` says whose it is."""
        self._owner.told_event(self, event, source_id)
        try:
            said = self._actor.receive(event)
        except (NotAccepted, BadEvent) as refusal:
            return Problem(refusal.code, refusal.message)
        except Exception:  # noqa: BLE001 an actor of the application, which may do what it likes
            _log.exception("The actor %s failed while it handled %s.", self.session_id, event["type"])
            self._look(event)
            return THREW
        self._look(event)
        if isinstance(said, Answer):
            return said
        return Answer(accepted=said if isinstance(said, bool) else None)

    def changed(self, event: Event | None = None) -> None:
        """The actor came by itself where it is; `event` says why."""
        self._look(event or {"type": "xstate.changed"})

    def emit(self, event: Event) -> None:
        """Tells all who subscribe of an event."""
        for listener in list(self._listeners):
            listener.on_emitted(event)

    def stop(self) -> None:
        """It is gone: what is asked of it from now on is `no-such-actor`."""
        if not self.ended:
            self._become({**self._now, "status": "stopped"}, {"type": "xstate.stop"})

    def withdraw(self) -> None:
        """It goes on, and no peer may see it any more."""
        problem = NO_LONGER_EXPOSED
        self._end({"type": "failure", "code": problem.code, "message": problem.message})

    def listen(self, listener: ActorListener) -> None:
        self._listeners.append(listener)

    def forget(self, listener: ActorListener) -> None:
        if listener in self._listeners:
            self._listeners.remove(listener)

    def _look(self, event: Event) -> None:
        if self.ended:
            return
        self._become(self._read(), event)

    def _become(self, snapshot: Mapping[str, Any], event: Event) -> None:
        changed = snapshot != self._now
        self._now = snapshot
        if changed:
            self._captured.clear()
        self._owner.told_change(self, event)
        if changed:
            for listener in list(self._listeners):
                listener.on_change()
        if self.status != "active":
            self._end({"type": "complete", "status": self.status, "output": self._now.get("output")})

    def _end(self, ending: Message) -> None:
        if self.ended:
            return
        self._ending = ending
        self._owner.ended(self)
        for listener in list(self._listeners):
            listener.on_end(ending)
        self._listeners.clear()

    def _read(self) -> Mapping[str, Any]:
        """A copy, of which the actor changes nothing."""
        try:
            snapshot = self._actor.snapshot()
            return {**snapshot, "context": _copy(snapshot.get("context"))}
        except Exception:  # noqa: BLE001 an actor of the application, which may do what it likes
            _log.exception("The actor %s has no snapshot.", self.session_id)
            return {"status": "error"}


def _copy(context: Any) -> Any:
    """What a peer with all permissions sees of it; what it does not see is no change."""
    return None if context is None else capture_event({"type": "", "context": context}, True)["context"]
