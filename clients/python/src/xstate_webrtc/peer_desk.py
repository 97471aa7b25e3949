"""All that is said with one peer: this process asks, answers, inspects and is inspected."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .asking.open_questions import DeadLetter, OpenQuestions
from .data.budget import Budget
from .data.clock import Clock
from .data.jsontext import Message
from .errors import Problem
from .inspecting.inspection import Feed
from .link.link import Link
from .link.protocol import ACTOR, ChannelId
from .publishing.inspected import Inspected, read_inspect
from .publishing.publication import Publication
from .serving.answering import Answering
from .serving.asker import Asker
from .serving.exposed_actors import ExposedActors

_MAY_NOT_INSPECT = Problem("forbidden", "You lack the permission “inspect” in this channel.")
_TOO_OFTEN = Problem("overflow", "You ask to inspect again and again.")

Permissions = Callable[[], frozenset[str] | None]
"""What the peer may do here; nothing if it is not listed, which changes nothing."""


class PeerDesk:
    def __init__(
        self,
        peer_id: str,
        permissions: Permissions,
        actors: ExposedActors,
        publication: Publication,
        clock: Clock,
        on_dead_letter: DeadLetter,
    ) -> None:
        self._peer_id = peer_id
        self._permissions = permissions
        self._known_permissions: frozenset[str] = frozenset()
        self._actors = actors
        self._publication = publication
        self._clock = clock
        self._on_dead_letter = on_dead_letter
        self._link: Link | None = None
        self._answering: Answering | None = None
        self._inspected: Inspected | None = None
        self._requests = Budget(clock, 10, 1_000)
        self._ready = False
        self.questions: OpenQuestions | None = None
        self.feed: Feed | None = None

    @property
    def active(self) -> bool:
        return self._is_inspecting or bool(self.questions and self.questions.active)

    def may(self) -> frozenset[str]:
        listed = self._permissions()
        if listed is not None:
            self._known_permissions = listed
        return self._known_permissions

    def begin(self, link: Link) -> None:
        self._link = link
        self._requests = Budget(self._clock, 10, 1_000)
        self._open(link)

    def ready(self) -> None:
        self._ready = True
        if self._is_inspecting:
            self._attach()

    def cut(self) -> None:
        self._ready = False
        if self.feed:
            self.feed.detach()
        self._stop_inspected()

    def receive(self, channel: ChannelId, messages: list[Message]) -> None:
        for message in messages:
            # What came in one frame with the end is nobody's.
            if self._link is None:
                return
            if channel != ACTOR:
                self._inspecting(message)
            elif self._answering and self.questions:
                self._answering.receive(message)
                self.questions.receive(message)

    def end(self, reason: Problem, anew: bool) -> None:
        # A peer that begins anew may inspect already: hello of either channel may come first.
        if not anew:
            self._stop_inspected()
        self._close(reason)
        link, self._link = self._link, None
        if self.feed and not self.feed.closed:
            if reason.code == "forbidden" or self._permissions() is None:
                self.feed.fail(reason)
            else:
                self.feed.restart()
        if anew and link:
            self._link = link
            self._open(link)

    def permitted(self) -> None:
        """What the peer may do is otherwise now, perhaps."""
        before, after = self._known_permissions, self.may()
        if before == after:
            return
        if self._answering:
            self._answering.permitted()
        if self._inspected and "inspect" not in after and self._link:
            self._link.bye(_MAY_NOT_INSPECT)
        elif self._inspected:
            self._inspected.show("values" in after)

    def inspect(self, history: int | None, query: Mapping[str, str]) -> Feed:
        """Raises `RuntimeError` if the peer is inspected already."""
        if self._is_inspecting:
            raise RuntimeError(f"{self._peer_id} is inspected already: close that inspection first.")
        self.feed = Feed(history, query)
        if self._ready:
            self._attach()
        return self.feed

    @property
    def _is_inspecting(self) -> bool:
        return self.feed is not None and not self.feed.closed

    def _attach(self) -> None:
        if self._link and self.feed:
            self.feed.attach(self._link.inspect)

    def _inspecting(self, message: Message) -> None:
        kind = message["type"]
        if kind == "inspect":
            self._inspect(message)
        elif kind == "uninspect":
            self._stop_inspected()
        elif self.feed:
            self.feed.receive(message)

    def _inspect(self, message: Message) -> None:
        if not self._link:
            return
        if "inspect" not in self.may():
            self._link.bye(_MAY_NOT_INSPECT)
        elif not self._requests.try_take():
            self._link.bye(_TOO_OFTEN)
        else:
            self._stop_inspected()
            request = read_inspect(message)
            self._inspected = Inspected(request, "values" in self.may(), self._publication, self._link.inspect)

    def _open(self, link: Link) -> None:
        asker = Asker(self._peer_id, link, self.may)
        self._answering = Answering(asker, self._actors, self._clock, self._publication)
        self.questions = OpenQuestions(self._peer_id, link, self._on_dead_letter)

    def _close(self, reason: Problem) -> None:
        if self._answering:
            self._answering.close()
        questions = self.questions
        self._answering = self.questions = None
        if questions:
            questions.end(reason)

    def _stop_inspected(self) -> None:
        if self._inspected:
            self._inspected.close()
        self._inspected = None
