"""One peer that inspects, over one connection. It never slows what it inspects: what is too much is left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..data.jsontext import Message, encode
from ..data.read import count, data, text
from ..errors import Problem
from ..serving.matching import MEMBERS, matches
from .publication import Occurrence, Publication, Track
from .published import Published

_MAX_UNDER_WAY = 524_288

Transmit = Callable[[Message, Callable[[Problem | None], None]], None]


@dataclass(frozen=True)
class InspectRequest:
    history: int | None
    after: int | None
    query: dict[str, str]


def read_inspect(message: Message) -> InspectRequest:
    """What makes no sense counts as absent."""
    query = data(message.get("query"))
    patterns = {member: pattern for member in MEMBERS if (pattern := text(query.get(member), 256))}
    return InspectRequest(count(message.get("history")), count(message.get("after")), patterns)


class Inspected:
    def __init__(
        self, request: InspectRequest, sees_values: bool, publication: Publication, transmit: Transmit
    ) -> None:
        self._request = request
        self._sees_values = sees_values
        self._publication = publication
        self._transmit = transmit
        self._known: set[Track] = set()
        self._owed: dict[Track, None] = {}
        self._behind = False
        self._dropped = 0
        self._under_way = 0
        self._closed = False
        publication.inspect(self)
        self._catch_up()

    def take(self, occurrence: Occurrence) -> None:
        published, track = occurrence.published, occurrence.track
        if not self._wants(track):
            return
        if self._behind or self._under_way >= _MAX_UNDER_WAY:
            self._dropped += 1
            self._owe(track)
            return
        if track not in self._known and published is not track.started:
            self._send(track.started.message(self._sees_values))
        self._known.add(track)
        self._send(published.message(self._sees_values))
        if not track.alive and published is track.newest:
            self._known.discard(track)

    def tell(self, published: Published, track: Track | None) -> None:
        if not (self._wants(track) if track else not self._request.query):
            return
        if self._behind or self._under_way >= _MAX_UNDER_WAY:
            self._dropped += 1
            self._behind = True
        else:
            self._send(published.message(self._sees_values))

    def show(self, values: bool) -> None:
        """Whether it may see values has changed: all is told anew."""
        if values != self._sees_values:
            self._sees_values = values
            self._known.clear()
            for track in self._wanted():
                self._owe(track)
            self._behind = True
            self._pay_back()

    def close(self) -> None:
        self._closed = True
        self._publication.forget(self)

    def _wanted(self) -> list[Track]:
        return [track for track in self._publication.alive if self._wants(track)]

    def _wants(self, track: Track) -> bool:
        return track in self._known or matches(self._request.query, track.described)

    def _catch_up(self) -> None:
        history, seq = self._publication.history, self._publication.seq
        after = self._request.after
        if after is not None and after > seq:
            after = None  # it comes from an earlier run
        oldest = history[0].published.seq if history else seq + 1
        if after is None:
            bound = self._request.history
            self._tell_all(list(history)[-bound:] if bound else list(history) if bound is None else [])
        elif oldest <= after + 1:
            self._known.update(track for track in self._wanted() if track.started.seq <= after)
            self._replay([each for each in history if each.published.seq > after])
        else:
            self._dropped = oldest - after - 1
            self._behind = True
            for track in self._wanted():
                self._owe(track)
            self._pay_back()

    def _tell_all(self, past: list[Occurrence]) -> None:
        """To one that knows nothing: what happened of late, after the actors from before."""
        first = past[0].published.seq if past else self._publication.seq + 1
        for track in self._wanted():
            if track.started.seq < first:
                self.take(Occurrence(track.started, track))
                if track.newest and track.newest.seq < first:
                    self.take(Occurrence(track.newest, track))
        self._replay(past)

    def _replay(self, past: list[Occurrence]) -> None:
        for each in past:
            # Of an actor that has ended, the beginning may be forgotten.
            if each.track in self._known or each.track.alive or each.published is each.track.started:
                self.take(each)
        if not self._behind:
            self._synced()

    def _owe(self, track: Track) -> None:
        self._behind = True
        if track.alive or track in self._known:
            self._owed[track] = None

    def _pay_back(self) -> None:
        if self._closed or not self._behind or self._under_way >= _MAX_UNDER_WAY // 2:
            return
        self._send({"type": "gap", "dropped": self._dropped})
        self._dropped = 0
        for track in list(self._owed):
            if self._under_way >= _MAX_UNDER_WAY:
                return
            del self._owed[track]
            if track not in self._known:
                self._send(track.started.message(self._sees_values))
            self._known.add(track)
            if track.newest:
                self._send(track.newest.resync(self._sees_values))
            if not track.alive:
                self._known.discard(track)
        self._behind = False
        self._synced()

    def _synced(self) -> None:
        self._send({"type": "synced", "sessionIds": [track.actor.session_id for track in self._wanted()]})

    def _send(self, message: Message) -> None:
        size = len(encode(message))
        self._under_way += size

        def settle(problem: Problem | None) -> None:
            self._under_way -= size
            if self._closed:
                return
            if problem and problem.code == "too-large":
                self._send({"type": "gap", "dropped": 1})
            self._pay_back()

        self._transmit(message, settle)
