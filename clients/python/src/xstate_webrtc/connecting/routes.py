"""Both ways to a peer, one of which is in use: a direct one, and where that does not open one through the hub."""

from __future__ import annotations

from typing import Protocol

from ..errors import Problem
from ..link.protocol import ChannelId, Transport
from ..signaling.hub_message import Relayed, Signal
from .attempts import Attempts
from .dialer import Dialer
from .environment import Environment
from .relay_pacer import RelayPacer
from .relaying import Relaying
from .way import Way

_RELAYABLE = frozenset(("timeout", "connect-failed", "unavailable"))
_REPLACED = Problem("replaced", "The peer made a new connection.")


class RoutesEvents(Protocol):
    def on_open(self, transport: Transport) -> None:
        """A connection is open, and is the one in use from now on."""
        ...

    def on_frame(self, channel: ChannelId, frame: str) -> None: ...

    def on_cut(self, reason: Problem) -> None:
        """The connection in use is gone."""
        ...

    def on_failed(self, reason: Problem) -> None:
        """An attempt failed."""
        ...

    def on_replaced(self) -> None:
        """The peer makes a new connection: whatever was planned is void."""
        ...

    def on_wanted(self) -> None: ...


class Routes:
    def __init__(self, peer_id: str, environment: Environment, pacer: RelayPacer, events: RoutesEvents) -> None:
        self._peer_id = peer_id
        self._environment = environment
        self._events = events
        self._attempts = Attempts(peer_id, environment)
        self._ways = _Ways(self)
        self._dialer = Dialer(peer_id, environment, self._attempts, self._ways)
        self._relaying = Relaying(peer_id, environment, self._attempts, pacer, self._ways)
        self._used: Way | None = None

    @property
    def dialing(self) -> bool:
        """Whether an attempt is under way."""
        return self._dialer.dialing or (self._relaying.active and self._used is not self._relaying)

    @property
    def settled(self) -> bool:
        """Whether the connection in use is as good as it gets."""
        return self._used is self._dialer or (self._used is not None and not self._dialer.offers)

    @property
    def conn(self) -> str | None:
        return self._used.conn if self._used else self._dialer.conn or self._relaying.conn

    @property
    def relays(self) -> bool:
        return self._relaying.allowed

    @property
    def path(self) -> str | None:
        """How the connection in use goes: `direct` or `relay`."""
        if self._used is None:
            return None
        return "direct" if self._used is self._dialer else "relay"

    def may_dial(self) -> bool:
        """Whether another attempt may begin by now, which then counts."""
        return self._attempts.try_take()

    def dial(self) -> None:
        """Begins an attempt at a direct connection."""
        self._dialer.dial()

    def leave(self, delay_ms: float = 0) -> None:
        """Gives the connection in use up; a last message has so long to leave."""
        used, self._used = self._used, None
        if used:
            used.hang_up(delay_ms)

    def hang_up(self) -> None:
        """Gives everything up."""
        self._used = None
        self._dialer.hang_up()
        self._relaying.hang_up()

    def receive(self, signal: Signal) -> None:
        if signal.refused:
            self._relaying.refused(signal.conn, signal.refused)
        self._dialer.receive(signal)

    def relayed(self, relayed: Relayed) -> None:
        self._relaying.receive(relayed)

    def relay_refused(self, reason: Problem) -> None:
        """The hub refused something of the relayed connection: a frame may be missing."""
        self._relaying.closed(None, reason)

    def socket_cut(self) -> None:
        self._relaying.socket_cut()

    def replaced(self, way: Way) -> None:
        if self._used is not None and (way is self._relaying or self._used is self._dialer):
            self._used = None
            self._events.on_cut(_REPLACED)
        if way is self._relaying:
            self._dialer.hang_up()
        self._events.on_replaced()

    def opened(self, way: Way, transport: Transport) -> None:
        before, self._used = self._used, way
        self._events.on_open(transport)
        if way is self._dialer and (before is self._relaying or self._relaying.active):
            self._relaying.hang_up()

    def framed(self, way: Way, channel: ChannelId, frame: str) -> None:
        if way is self._used:
            self._events.on_frame(channel, frame)

    def closed(self, way: Way, reason: Problem) -> None:
        if way is self._used:
            self._used = None
            self._events.on_cut(reason)
            return
        self._events.on_failed(reason)
        if way is self._dialer and reason.code in _RELAYABLE:
            self._fall_back()

    def wanted(self) -> None:
        self._events.on_wanted()

    def _fall_back(self) -> None:
        """Where no direct connection opens, the offerer opens one through the hub."""
        reachable = self._environment.reach(self._peer_id) == "reachable"
        if reachable and self._dialer.offers and self._relaying.allowed and not self._relaying.active:
            self._relaying.open()


class _Ways:
    """Listens to both ways."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes

    def on_replaced(self, way: Way) -> None:
        self._routes.replaced(way)

    def on_open(self, way: Way, transport: Transport) -> None:
        self._routes.opened(way, transport)

    def on_frame(self, way: Way, channel: ChannelId, frame: str) -> None:
        self._routes.framed(way, channel, frame)

    def on_closed(self, way: Way, reason: Problem) -> None:
        self._routes.closed(way, reason)

    def on_wanted(self) -> None:
        self._routes.wanted()
