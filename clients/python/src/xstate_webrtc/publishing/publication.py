"""The actors that may be inspected, what they did of late, and who inspects them."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Protocol

from ..capturing.capture import capture, capture_event
from ..data.clock import Clock
from ..data.jsontext import Message
from ..errors import Problem
from ..serving.actor import Answer, Event
from ..serving.exposed_actor import ExposedActor
from .published import Published, both_events, definition_text

MAX_HISTORY = 200


@dataclass(eq=False)
class Track:
    """What is known of one actor: its start, and its newest snapshot."""

    actor: ExposedActor
    started: Published
    newest: Published | None = None
    alive: bool = True

    @property
    def described(self) -> Message:
        return self.actor.description


@dataclass(frozen=True)
class Occurrence:
    published: Published
    track: Track


class InspectorSide(Protocol):
    def take(self, occurrence: Occurrence) -> None:
        """Something that an actor did."""
        ...

    def tell(self, published: Published, track: Track | None) -> None:
        """Something that changes no state, of an actor or of none."""
        ...


class Publication:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._tracks: dict[str, Track] = {}
        self._inspectors: list[InspectorSide] = []
        self.history: deque[Occurrence] = deque(maxlen=MAX_HISTORY)
        self.seq = 0

    @property
    def alive(self) -> list[Track]:
        return list(self._tracks.values())

    def inspect(self, inspector: InspectorSide) -> None:
        self._inspectors.append(inspector)

    def forget(self, inspector: InspectorSide) -> None:
        if inspector in self._inspectors:
            self._inspectors.remove(inspector)

    def on_started(self, actor: ExposedActor) -> None:
        description = actor.description
        about = {
            "type": "@xstate.actor",
            "name": actor.system_id or actor.src or actor.session_id,
            "systemId": actor.system_id,
            "src": actor.src,
            "sessionId": actor.session_id,
            "rootId": actor.session_id,
            "parentId": description.get("parentId"),
            "definition": definition_text(actor.definition),
        }
        masked, shown = ({**about, "snapshot": actor.snapshot(sees)} for sees in (False, True))
        track = Track(actor, self._number(masked, shown))
        self._tracks[actor.session_id] = track
        self._happened(Occurrence(track.started, track))

    def on_event(self, actor: ExposedActor, event: Event, source_id: str | None) -> None:
        if track := self._tracks.get(actor.session_id):
            about = {"type": "@xstate.event", **self._of(actor), "sourceId": source_id}
            masked, shown = ({**about, "event": each} for each in both_events(event))
            self._happened(Occurrence(self._number(masked, shown), track))

    def on_change(self, actor: ExposedActor, event: Event) -> None:
        if track := self._tracks.get(actor.session_id):
            about = {"type": "@xstate.snapshot", **self._of(actor)}
            masked, shown = (
                {**about, "event": capture_event(event, sees), "snapshot": actor.snapshot(sees)}
                for sees in (False, True)
            )
            track.newest = self._number(masked, shown)
            track.alive = actor.status == "active"
            self._happened(Occurrence(track.newest, track))

    def on_ended(self, actor: ExposedActor) -> None:
        """An actor that is withdrawn or stopped has told no last state."""
        track = self._tracks.pop(actor.session_id, None)
        if track and track.alive:
            track.alive = False
            about = {"type": "@xstate.snapshot", **self._of(actor), "event": {"type": "xstate.stop"}}
            masked, shown = (
                {**about, "snapshot": {**actor.snapshot(sees), "status": "stopped"}} for sees in (False, True)
            )
            track.newest = self._number(masked, shown)
            self._happened(Occurrence(track.newest, track))

    def on_reply(self, actor: ExposedActor, target_id: str, event: Event, outcome: Answer | Problem) -> None:
        about = {
            "type": "@xstate.reply",
            **self._of(actor),
            "targetId": target_id,
            "event": {"type": event["type"]},
        }
        if isinstance(outcome, Problem):
            said = {**about, "code": outcome.code, "message": outcome.message}
            self._tell(dict(said), said, actor)
        else:
            masked, shown = (
                {**about, "accepted": outcome.accepted, "value": capture(outcome.value, sees)} for sees in (False, True)
            )
            self._tell(masked, shown, actor)

    def on_dead_letter(
        self, source_id: str | None, to: str, event: Event, problem: Problem, actor: ExposedActor | None
    ) -> None:
        about = {
            "type": "@xstate.deadletter",
            **(self._of(actor) if actor else {}),
            "sourceId": source_id,
            "to": to,
            "code": problem.code,
            "message": problem.message,
        }
        masked, shown = ({**about, "event": each} for each in both_events(event))
        self._tell(masked, shown, actor)

    def _tell(self, masked: Message, shown: Message, actor: ExposedActor | None) -> None:
        """To those who inspect now; nothing of it is kept for those who come later."""
        track = self._tracks.get(actor.session_id) if actor else None
        # Of an actor that is not shown, nobody is told anything.
        if self._inspectors and (track or not actor):
            published = self._number(masked, shown)
            for inspector in list(self._inspectors):
                inspector.tell(published, track)

    def _happened(self, occurrence: Occurrence) -> None:
        self.history.append(occurrence)
        for inspector in list(self._inspectors):
            inspector.take(occurrence)

    def _number(self, masked: Message, shown: Message) -> Published:
        self.seq += 1
        return Published(self.seq, masked, shown, str(int(self._clock.wall())))

    def _of(self, actor: ExposedActor) -> Message:
        return {"sessionId": actor.session_id, "rootId": actor.session_id}
