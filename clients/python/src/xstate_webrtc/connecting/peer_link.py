"""How this side stands with one peer: connects while somebody wants it, keeps the link, notices when it is lost."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from ..data.budget import Backoff
from ..data.clock import Cancel
from ..data.jsontext import Message
from ..errors import Problem
from ..link.link import Link
from ..link.link_connection import LinkConnection
from ..link.protocol import ChannelId, Transport
from ..signaling.hub_message import Relayed, Signal
from .attempts import TOO_MANY
from .desk import Desk
from .environment import Environment
from .relay_pacer import RelayPacer
from .routes import Routes

_log = logging.getLogger("xstate_webrtc.connecting")

_FINAL = frozenset(("forbidden", "unsupported-version"))
_OUT_OF_REACH = frozenset(("unknown-peer", "forbidden"))
_FIRST_PAUSE_MS = 500
_LONGEST_PAUSE_MS = 30_000
_PROVEN_MS = 10_000
_CLOSE_DELAY_MS = 100


@dataclass(frozen=True)
class ConnectionInfo:
    """How the connection with a peer stands: `path` is `direct` or `relay`, `error` why there is none."""

    state: str
    conn: str | None
    path: str | None
    error: Problem | None


class PeerLink:
    def __init__(
        self,
        peer_id: str,
        environment: Environment,
        pacer: RelayPacer,
        make_desk: Callable[[PeerLink], Desk],
    ) -> None:
        self.peer_id = peer_id
        self._environment = environment
        self._routes = Routes(peer_id, environment, pacer, self)
        self._backoff = Backoff(_FIRST_PAUSE_MS, _LONGEST_PAUSE_MS)
        self._link: Link | None = None
        self._connection: LinkConnection | None = None
        self._cancel_retry: Cancel | None = None
        self._ready_at: float | None = None
        self._problem: Problem | None = None
        self._wanted = False
        self._refused = False
        self._closed = False
        self._desk = make_desk(self)

    @property
    def idle(self) -> bool:
        """Whether there is nothing to remember."""
        return not (self._desk.active or self._link or self._routes.dialing)

    @property
    def info(self) -> ConnectionInfo:
        if self._link and (self._connection or self._link.state == "disconnected"):
            state: str = self._link.state
        else:
            state = "connecting" if self._routes.dialing or self._has_hope else "lost"
        return ConnectionInfo(state, self._routes.conn, self._routes.path, self._problem)

    def converse(self) -> Link | None:
        """The conversation with the peer, begun if need be; nothing if the peer cannot be met."""
        if not self._link:
            if self._closed or self._environment.reach(self.peer_id) == "not-listed":
                return None
            self._begin()
        self.poke()
        return self._link

    def poke(self) -> None:
        """Connects if that is wanted, possible and not under way."""
        if not (self._routes.settled or self._routes.dialing or self._cancel_retry):
            self._dial_if_wanted()

    def retry(self) -> None:
        """Who was out of reach, or refused, may be there now: begins without a pause."""
        self._refused = False
        self._backoff.reset()
        self._stop_retry()
        self.poke()

    def receive(self, signal: Signal) -> None:
        if not self._closed:
            self._routes.receive(signal)

    def relayed(self, relayed: Relayed) -> None:
        if not self._closed:
            self._routes.relayed(relayed)

    def socket_cut(self) -> None:
        self._routes.socket_cut()

    def refused_by_hub(self, of: str, reason: Problem) -> None:
        """Refusals of a signal, other than these, may have been about one candidate of many."""
        if of.startswith("relay"):
            self._routes.relay_refused(reason)
        elif self._routes.dialing and reason.code in _OUT_OF_REACH:
            self.cut(reason)

    def cut(self, reason: Problem) -> None:
        """Ends connection and attempts at once, without a word; the conversation goes on with the next."""
        connection = self._connection
        self._routes.hang_up()
        if connection:
            connection.cut(reason)
        else:
            self._pause(reason)

    def lose(self, reason: Problem) -> None:
        """The peer is gone for good, or this member is another now: nothing is kept."""
        self._routes.hang_up()
        if self._link:
            self._link.lose(reason)
        self._wanted = False

    def bye(self, reason: Problem) -> None:
        """Ends the conversation in words."""
        if self._link:
            self._link.bye(reason)

    def close(self, reason: Problem) -> None:
        """Says `bye` and closes for good."""
        self._closed = True
        self.bye(reason)
        self._routes.hang_up()
        self._stop_retry()

    # The routes tell.

    def on_open(self, transport: Transport) -> None:
        if self._connection:
            self._desk.cut()
        self._leave()
        if not self._link:
            self._begin()
        if self._link:
            self._connection = self._link.attach(transport)

    def on_frame(self, channel: ChannelId, frame: str) -> None:
        if self._connection:
            self._connection.receive(channel, frame)

    def on_failed(self, reason: Problem) -> None:
        self._pause(reason)

    def on_replaced(self) -> None:
        self._stop_retry()

    def on_wanted(self) -> None:
        self._wanted = True
        if self._link:
            self._link.cut(Problem("replaced", "The peer asked for a new connection."))
        self._dial()

    # The routes tell of the connection in use, or the link gives it up.

    def on_cut(self, reason: Problem) -> None:
        if self._connection:
            connection, self._connection = self._connection, None
            connection.cut(reason)
            self._leave()
            self._desk.cut()
            self._routes.leave()
            self._pause(reason)

    # The link tells.

    def on_ready(self) -> None:
        self._ready_at = self._environment.clock.now()
        self._problem = None
        self._refused = False
        _log.info("Connected with %s (%s).", self.peer_id, self._routes.path)
        self._desk.ready()

    def on_messages(self, channel: ChannelId, messages: list[Message]) -> None:
        self._desk.receive(channel, messages)

    def on_anew(self, reason: Problem) -> None:
        self._desk.end(reason, anew=True)

    def on_end(self, reason: Problem, bye: bool) -> None:
        _log.info("The conversation with %s is over: %s (%s)", self.peer_id, reason.message, reason.code)
        connected = self._connection is not None
        self._connection = None
        self._leave()
        self._link = None
        self._wanted = False
        if connected:
            self._desk.cut()
            self._routes.leave(_CLOSE_DELAY_MS if bye else 0)
        self._desk.end(reason, anew=False)
        if self._closed:
            return
        if not self._is_wanted:
            self._problem = reason
        elif connected or not self._cancel_retry:
            self._pause(reason)

    @property
    def _is_wanted(self) -> bool:
        return self._desk.active or self._wanted or self._link is not None

    @property
    def _has_hope(self) -> bool:
        listed = self._environment.reach(self.peer_id) != "not-listed"
        return self._is_wanted and not self._refused and not self._closed and listed

    def _begin(self) -> None:
        environment = self._environment
        self._link = Link(lambda: environment.self_id, self.peer_id, environment.clock, self)
        self._desk.begin(self._link)

    def _dial_if_wanted(self) -> None:
        if not self._is_wanted or self._refused or self._closed:
            return
        if self._environment.reach(self.peer_id) != "reachable":
            return
        if self._routes.may_dial():
            self._dial()
        else:
            self._pause(TOO_MANY)

    def _dial(self) -> None:
        self._stop_retry()
        self._routes.dial()

    def _leave(self) -> None:
        """Nothing is heard or sent over the connection there was."""
        if self._ready_at is not None and self._environment.clock.now() - self._ready_at >= _PROVEN_MS:
            self._backoff.reset()
        self._ready_at = None

    def _pause(self, reason: Problem) -> None:
        """Tries again after a while, unless that were of no use; who cannot connect at all will not soon."""
        if not self._link or self._link.state != "connected":
            self._problem = reason
        if reason.code in _FINAL:
            self._refused = True
        self._stop_retry()
        pause = self._backoff.next()
        if reason.code == "unavailable":
            pause = max(pause, _LONGEST_PAUSE_MS)
        self._cancel_retry = self._environment.clock.after(pause, self._again)

    def _again(self) -> None:
        self._cancel_retry = None
        self.poke()

    def _stop_retry(self) -> None:
        if self._cancel_retry:
            self._cancel_retry()
        self._cancel_retry = None
