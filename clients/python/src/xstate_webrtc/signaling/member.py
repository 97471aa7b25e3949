"""A member of one channel of one hub: joins, joins again under the same id after a cut, knows who is there."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, Protocol

from ..data.budget import Backoff
from ..data.clock import Clock, nothing
from ..data.jsontext import Message
from ..data.read import data, problem, text, texts
from ..errors import Problem
from .hub_message import (
    IceServer,
    Relayed,
    RelayLimits,
    Signal,
    read_ice_servers,
    read_relay_limits,
    read_relayed,
    read_signal,
)
from .hub_session import HubSession, OpenSocket
from .peer import Directory, Peer, Service, read_peer, read_peers
from .refusals import is_final
from .renewal import Renewal

_log = logging.getLogger("xstate_webrtc.signaling")
_MAX_OUTBOX = 64

MemberState = Literal["joining", "joined", "rejoining", "closed"]
AskToken = Callable[[Callable[[str | None, Problem | None], None]], None]
"""Gets a token from the application, and hands it, or what is wrong, to what it is given."""


@dataclass(frozen=True)
class JoinRequest:
    channel: str
    peer: Message
    token: str | None = field(default=None, repr=False)
    ask_token: AskToken | None = None


class MemberEvents(Protocol):
    def on_joined(self, another_identity: bool) -> None:
        """Joined, for the first time or again; under another id than before all links are void."""
        ...

    def on_presence(self) -> None:
        """Somebody came, changed or left, or this peer may do something else."""
        ...

    def on_signal(self, signal: Signal) -> None: ...

    def on_relayed(self, relayed: Relayed) -> None: ...

    def on_socket_cut(self) -> None: ...

    def on_left(self, peer_id: str, reason: str) -> None: ...

    def on_settled(self) -> None:
        """After a restart of the hub: who is not listed by now does not come back."""
        ...

    def on_refused(self, peer_id: str, of: str, reason: Problem) -> None:
        """The hub refused a message to a peer."""
        ...

    def on_closed(self, reason: Problem) -> None:
        """The end: the hub refused for good."""
        ...


class Member:
    def __init__(
        self, url: str, request: JoinRequest, open_socket: OpenSocket, clock: Clock, events: MemberEvents
    ) -> None:
        self._url = url
        self._request = request
        self._open_socket = open_socket
        self._clock = clock
        self._events = events
        self._backoff = Backoff(500, 30_000)
        self._renewal = Renewal(clock, self._renew)
        self._session: HubSession | None = None
        self._resume: str | None = None
        self._outbox: list[Message] = []
        self._peer = request.peer
        self._token = request.token
        self._cancel_retry = nothing
        self._attempt = 0
        self.state: MemberState = "joining"
        self.error: Problem | None = None
        self.peer_id: str | None = None
        self.permissions: frozenset[str] = frozenset()
        self.directory = Directory()
        self.ice_servers: list[IceServer] = []
        self.relay_only = False
        self.relay: RelayLimits | None = None

    def start(self) -> None:
        """Joins, now or again."""
        self._attempt += 1
        attempt = self._attempt
        if self._request.ask_token:
            self._request.ask_token(lambda token, wrong: self._answered(attempt, token, wrong))
        else:
            self._open(self._token)

    def send(self, message: Message) -> None:
        """To the hub; after the next join if the socket is down."""
        if self.state == "joined" and self._session:
            self._session.send(message)
        elif self.state != "closed" and len(self._outbox) < _MAX_OUTBOX:
            self._outbox.append(message)

    def send_now(self, message: Message) -> None:
        """To the hub if the socket is there; what belongs to the socket is void without it."""
        if self.state == "joined" and self._session:
            self._session.send(message)

    def renew(self, token: str) -> None:
        """Brings a new token, on the same socket and for those to come."""
        self._token = token
        self.send_now({"type": "renew", "token": token})

    def announce(self, services: list[Service]) -> None:
        """Tells the channel which actors this peer has to offer."""
        told = [{"systemId": each.system_id, **({"src": each.src} if each.src else {})} for each in services]
        self._peer = {**self._peer, "services": told}
        self.send_now({"type": "update", "peer": {"services": told}})

    def leave(self) -> None:
        if self.state == "closed":
            return
        if self._session:
            self._session.send({"type": "leave"})
            self._session.close()
        self._stop("closed")

    def on_hub_message(self, message: Message) -> None:
        kind = message["type"]
        if kind == "joined":
            self._joined(message)
        elif kind == "renewed":
            self.permissions = frozenset(texts(message.get("permissions")))
            self._renewal_due(message)
            self._events.on_presence()
        elif kind == "settled":
            self._events.on_settled()
        elif kind == "signal":
            if signal := read_signal(message):
                self._events.on_signal(signal)
        elif kind in ("relay", "relay-closed"):
            if relayed := read_relayed(message):
                self._events.on_relayed(relayed)
        elif kind == "error":
            self._message_refused(message)
        elif kind == "ice-servers":
            self.ice_servers = read_ice_servers(message)
        else:
            self._presence(message)

    def on_session_end(self, reason: Problem) -> None:
        had_joined = self.state == "joined"
        self._renewal.stop()
        self.error = reason
        if not is_final(reason, had_joined, self._request.ask_token is not None):
            self.state = "rejoining" if self.peer_id else "joining"
            _log.warning("%s Joining again.", reason.message)
            self._events.on_socket_cut()
            self._retry(self._backoff.next())
        elif self._resume is not None and not had_joined:
            # What is refused may be only the resume token, spent or too old.
            self._resume = None
            self._retry(0)
        else:
            self._stop("closed")
            self._events.on_closed(reason)

    def _open(self, token: str | None) -> None:
        join: Message = {"type": "join", "channel": self._request.channel}
        if token is not None:
            join["token"] = token
        if self._resume is not None:
            join["resume"] = self._resume
        join["peer"] = self._peer
        self._session = HubSession(self._url, self._open_socket, join, self._clock, self)

    def _answered(self, attempt: int, token: str | None, wrong: Problem | None) -> None:
        if attempt != self._attempt or self.state == "closed":
            return
        if wrong:
            self.on_session_end(wrong)
        else:
            self._open(token)

    def _joined(self, message: Message) -> None:
        peer_id = text(message.get("peerId"))
        if peer_id is None:
            return
        before, self.peer_id = self.peer_id, peer_id
        self._resume = text(message.get("resume"), 4_096)
        self.permissions = frozenset(texts(message.get("permissions")))
        self.ice_servers = read_ice_servers(message)
        self.relay_only = message.get("iceTransportPolicy") == "relay"
        self.relay = read_relay_limits(message)
        self.state, self.error = "joined", None
        self._backoff.reset()
        self._renewal_due(message)
        missing = self.directory.begin(self._others(message), message.get("more") is True)
        outbox, self._outbox = self._outbox, []
        if before in (None, peer_id):
            for kept in outbox:
                self.send(kept)
        self._events.on_joined(before not in (None, peer_id))
        self._timed_out(missing)
        self._events.on_presence()

    def _presence(self, message: Message) -> None:
        kind = message["type"]
        if kind == "peers":
            self._timed_out(self.directory.page(self._others(message), message.get("more") is True))
        elif kind == "peer-left":
            peer_id = text(message.get("peerId"))
            if peer_id is None:
                return
            self.directory.remove(peer_id)
            self._events.on_left(peer_id, text(message.get("reason")) or "left")
        elif kind in ("peer-joined", "peer-updated"):
            peer = read_peer(message.get("peer"))
            if peer is None:
                return
            if peer.peer_id == self.peer_id:
                self.permissions = peer.permissions
            else:
                self.directory.put(peer)
        else:
            return
        self._events.on_presence()

    def _others(self, message: Message) -> list[Peer]:
        return [peer for peer in read_peers(message) if peer.peer_id != self.peer_id]

    def _timed_out(self, missing: list[str]) -> None:
        for peer_id in missing:
            self._events.on_left(peer_id, "timeout")

    def _message_refused(self, message: Message) -> None:
        ref = data(message.get("ref"))
        reason = problem(message, "error")
        of, to = text(ref.get("type")) or "", text(ref.get("to"))
        _log.warning("The hub refused a message of type %s: %s (%s)", of, reason.message, reason.code)
        if of == "renew" and self._request.ask_token:
            self._renewal.retry()
        if to is not None:
            self._events.on_refused(to, of, reason)

    def _renewal_due(self, message: Message) -> None:
        if self._request.ask_token:
            self._renewal.plan(text(message.get("expiresAt")))

    def _renew(self) -> None:
        def answered(token: str | None, wrong: Problem | None) -> None:
            if self.state != "joined":
                return
            if wrong:
                _log.warning("%s", wrong.message)
                self._renewal.retry()
            else:
                self.send({"type": "renew", "token": token})

        if self._request.ask_token:
            self._request.ask_token(answered)

    def _retry(self, ms: float) -> None:
        self._cancel_retry = self._clock.after(ms, self.start)

    def _stop(self, state: MemberState) -> None:
        self.state = state
        self._attempt += 1
        self._cancel_retry()
        self._renewal.stop()
