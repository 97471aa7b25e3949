"""A channel that this process has joined."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

from .asking.address import Address, parse_address
from .asking.listing import Listing
from .asking.open_questions import DeadLetter, OpenQuestions, log_dead_letter
from .asking.remote_actor import RemoteActor
from .asking.single import ask_once
from .connecting.attempts import all_attempts
from .connecting.desk import Desk
from .connecting.environment import Engine, Environment
from .connecting.peer_link import ConnectionInfo, PeerLink
from .connecting.peer_links import PeerLinks
from .data.clock import Clock
from .data.jsontext import Message
from .data.read import text
from .errors import ChannelError, HubError, PeerLost, Problem
from .inspecting.inspection import Inspection
from .link.link import Link
from .peer_desk import PeerDesk
from .publishing.publication import Publication
from .serving.actor import Actor
from .serving.exposed_actor import ExposedActor
from .serving.exposed_actors import ExposedActors
from .signaling.hub_message import Relayed, Signal
from .signaling.hub_session import OpenSocket
from .signaling.member import JoinRequest, Member, MemberState
from .signaling.peer import Peer, Service

_log = logging.getLogger("xstate_webrtc")
_MANY_DESKS = 1_000
_CLOSING = Problem("closing", "The peer leaves the channel.")


class Channel:
    """Made by `join`. All of it belongs to the event loop in which it was joined."""

    def __init__(self, url: str, request: JoinRequest, open_socket: OpenSocket, engine: Engine, clock: Clock) -> None:
        self.clock = clock
        self.name = request.channel
        self.on_dead_letter: DeadLetter = log_dead_letter
        self._member = Member(url, request, open_socket, clock, self)
        self._publication = Publication(clock)
        self._actors = ExposedActors(self._publication)
        environment = Environment(clock, self._member, engine, all_attempts(clock))
        self._desks: dict[str, PeerDesk] = {}
        self._links = PeerLinks(environment, self._make_desk)
        self._changed = asyncio.Event()
        self._member.start()

    @property
    def state(self) -> MemberState:
        """`joining`, `joined`, `rejoining` after a cut, `closed` for good."""
        return self._member.state

    @property
    def error(self) -> Problem | None:
        """Why it is not joined, as far as that is known."""
        return self._member.error

    @property
    def peer_id(self) -> str:
        """This peer's id; empty before the first join."""
        return self._member.peer_id or ""

    @property
    def permissions(self) -> frozenset[str]:
        """What this peer may do in the channel."""
        return self._member.permissions

    @property
    def peers(self) -> list[Peer]:
        """The other members."""
        return list(self._member.directory)

    def connections(self) -> dict[str, ConnectionInfo]:
        """How the connections stand, by peer id."""
        return {link.peer_id: link.info for link in self._links if not link.idle}

    async def wait_for_peer(self, name: str | None = None, *, kind: str | None = None) -> Peer:
        """The first member of that name and kind, now or later."""

        def first() -> Peer | None:
            for peer in self.peers:
                if name in (None, peer.name) and kind in (None, peer.kind):
                    return peer
            return None

        await self._until(lambda: first() is not None)
        found = first()
        assert found is not None  # noqa: S101 nothing ran in between
        return found

    def expose(
        self,
        actor: Actor,
        *,
        system_id: str | None = None,
        src: str | None = None,
        parent: ExposedActor | None = None,
        takes_events: bool = True,
        shown: bool = True,
    ) -> ExposedActor:
        """Shows an actor to peers that may inspect (unless `shown` is false), and lets those that may send talk to it
        (unless `takes_events` is). `system_id` is a name to find it by, `src` says what kind of actor it is."""
        return self._actors.add(actor, system_id, src, parent, takes_events, shown)

    def actor(self, address: str) -> RemoteActor:
        """The actor at an address. Nothing is sent, and `ValueError` raised for what is no address of this channel."""
        parsed = parse_address(address)
        if parsed.channel != self.name:
            raise ValueError(f"The address is of the channel {parsed.channel}, and this is {self.name}.")
        return RemoteActor(parsed, _conversations=self)

    async def find(
        self,
        *,
        system_id: str | None = None,
        src: str | None = None,
        status: str | None = None,
        peer_id: str | None = None,
        timeout: float = 10.0,
    ) -> list[RemoteActor]:
        """The actors of all peers, or of one, that fit; `*` stands for any characters. A peer that does not answer
        within `timeout` seconds is left out, which is logged; if only it is asked, that is raised."""
        query = {"systemId": system_id, "src": src, "status": status}
        patterns = {member: pattern for member, pattern in query.items() if pattern is not None}
        if peer_id is not None:
            return await self._list(peer_id, patterns, timeout)
        peers = [peer.peer_id for peer in self.peers]
        found = await asyncio.gather(*(self._list(each, patterns, timeout) for each in peers), return_exceptions=True)
        actors: list[RemoteActor] = []
        for each, answer in zip(peers, found, strict=True):
            if isinstance(answer, ChannelError):
                _log.warning("%s did not say which actors it has: %s", each, answer)
            elif isinstance(answer, BaseException):
                raise answer
            else:
                actors += answer
        return actors

    def inspect(self, peer_id: str, *, history: int | None = None, **query: str) -> Inspection:
        """Watches what the actors of a peer do. `query` has `system_id`, `src` and `status` as `find`."""
        names = {"system_id": "systemId", "src": "src", "status": "status"}
        unknown = set(query) - set(names)
        if unknown:
            raise TypeError(f"An inspection asks for system_id, src and status, not {', '.join(unknown)}.")
        link = self._links.to(peer_id)
        feed = self._desks[peer_id].inspect(history, {names[name]: value for name, value in query.items()})
        link.poke()
        return Inspection(feed)

    def announce(self, *services: Service) -> None:
        """Tells the channel which actors this peer has to offer; they stand in its entry in `peers`."""
        self._member.announce(list(services))

    def renew(self, token: str) -> None:
        """Brings a new token before the present one ends; not needed where `join` was given a function."""
        self._member.renew(token)

    async def closed(self) -> None:
        """Waits for the end of the membership; raises `HubError` if the hub ended it."""
        while self.state != "closed":
            await self._next_change()
        if self.error:
            raise HubError(self.error)

    async def until_joined(self) -> None:
        """Waits until all members are known; raises `HubError` if the hub refuses for good."""
        await self._until(lambda: self.state == "joined" and self._member.directory.complete)

    def leave(self) -> None:
        """Ends all conversations, and the membership."""
        self._links.close(_CLOSING)
        self._member.leave()
        for actor in self._actors:
            actor.withdraw()
        self._changed.set()

    # Conversations: for remote actors.

    def link(self, peer_id: str) -> Link:
        conversation = self._links.to(peer_id).converse()
        if conversation is None:
            raise PeerLost(Problem("peer-lost", f"The peer {peer_id} is not in the channel (any more)."))
        return conversation

    def questions(self, peer_id: str) -> OpenQuestions:
        self.link(peer_id)
        questions = self._desks[peer_id].questions
        if questions is None:
            raise PeerLost(Problem("peer-lost", f"The conversation with {peer_id} has just ended."))
        return questions

    # The member tells.

    def on_joined(self, another_identity: bool) -> None:
        _log.info("Joined %s as %s.", self.name, self.peer_id)
        self._links.joined(another_identity)

    def on_presence(self) -> None:
        for desk in list(self._desks.values()):
            desk.permitted()
        self._links.presence()
        self._changed.set()

    def on_signal(self, signal: Signal) -> None:
        self._links.signal(signal)

    def on_relayed(self, relayed: Relayed) -> None:
        self._links.relayed(relayed)

    def on_socket_cut(self) -> None:
        self._links.socket_cut()
        self._changed.set()

    def on_left(self, peer_id: str, reason: str) -> None:
        self._links.left(peer_id, reason)

    def on_settled(self) -> None:
        self._links.settled()

    def on_refused(self, peer_id: str, of: str, reason: Problem) -> None:
        self._links.refused(peer_id, of, reason)

    def on_closed(self, reason: Problem) -> None:
        _log.error("The hub ended the membership: %s (%s)", reason.message, reason.code)
        self._links.close(_CLOSING)
        self._changed.set()

    async def _list(self, peer_id: str, query: dict[str, str], timeout: float) -> list[RemoteActor]:
        asked: Message = {"type": "actors", **({"query": query} if query else {})}
        listing = Listing()
        described = await ask_once(
            self.questions(peer_id),
            listing,
            lambda number: {**asked, "id": number},
            "unsubscribe",
            timeout * 1_000,
            self.clock,
        )
        return [self._remote(peer_id, each) for each in described]

    def _remote(self, peer_id: str, described: dict[str, Any]) -> RemoteActor:
        address = Address(self.name, peer_id, described["sessionId"])
        system_id, src, status = (text(described.get(each), 256) for each in ("systemId", "src", "status"))
        return RemoteActor(address, system_id, src, status, _conversations=self)

    def _make_desk(self, link: PeerLink) -> Desk:
        peer_id = link.peer_id

        def permissions() -> frozenset[str] | None:
            peer = self._member.directory.get(peer_id)
            return peer.permissions if peer else None

        if len(self._desks) >= _MANY_DESKS:
            self._desks = {each: desk for each, desk in self._desks.items() if self._links.get(each)}
        desk = PeerDesk(
            peer_id,
            permissions,
            self._actors,
            self._publication,
            self.clock,
            lambda each, letter: self.on_dead_letter(each, letter),
        )
        self._desks[peer_id] = desk
        return desk

    async def _until(self, condition: Callable[[], bool]) -> None:
        while not condition():
            if self.state == "closed":
                raise HubError(self.error or Problem("closed", "The channel was left."))
            await self._next_change()

    async def _next_change(self) -> None:
        self._changed.clear()
        await self._changed.wait()
