"""Makes the direct connection to one peer: the greater id offers, the other asks to be offered."""

from __future__ import annotations

import logging
import secrets

from ..data.clock import Cancel
from ..data.jsontext import Message
from ..errors import Problem
from ..link.protocol import ChannelId
from ..signaling.hub_message import Signal
from .attempts import Attempts, words
from .environment import EngineConnection, Environment
from .way import OPEN_MS, WayEvents

_log = logging.getLogger("xstate_webrtc.connecting")


def new_conn() -> str:
    return f"c-{secrets.token_hex(8)}"


class Dialer:
    def __init__(self, peer_id: str, environment: Environment, attempts: Attempts, events: WayEvents) -> None:
        self._peer_id = peer_id
        self._environment = environment
        self._attempts = attempts
        self._events = events
        self._connection: EngineConnection | None = None
        self._stop_waiting: Cancel | None = None

    @property
    def dialing(self) -> bool:
        """Whether an attempt is under way."""
        return self._stop_waiting is not None

    @property
    def conn(self) -> str | None:
        return self._connection.conn if self._connection else None

    @property
    def offers(self) -> bool:
        return self._environment.self_id > self._peer_id

    def dial(self) -> None:
        """Begins an attempt, in place of what there is."""
        self.hang_up()
        self._wait()
        if not self.offers:
            self._environment.signal(self._peer_id, {"want": "connect"})
        elif connection := self._connect(new_conn()):
            connection.offer()

    def hang_up(self, delay_ms: float = 0) -> None:
        self._stop_wait()
        connection, self._connection = self._connection, None
        if connection and delay_ms:
            self._environment.clock.after(delay_ms, connection.close)
        elif connection:
            connection.close()

    def receive(self, signal: Signal) -> None:
        """One that does not fit the roles or the connection is void."""
        if signal.want:
            if self.offers and not self.dialing and self._attempts.admit():
                self._events.on_wanted()
        elif signal.refused:
            if self.dialing and signal.conn == (self.conn if self.offers else None):
                self._closed(signal.refused)
        elif signal.conn is None:
            return
        elif signal.description and signal.description.get("type") == "offer":
            self._offered(signal.conn, signal.description)
        elif self._connection and signal.conn == self.conn:
            if signal.description:
                self._connection.describe(signal.description)
            elif signal.candidate:
                self._connection.candidate(signal.candidate)

    def _offered(self, conn: str, offer: Message) -> None:
        # The same `conn` again would be an ICE restart, which this side's engine cannot: it says so when it joins.
        if self.offers or conn == self.conn:
            return
        asked = self.dialing and not self._connection
        if not asked and not self._attempts.admit(conn):
            return
        self._events.on_replaced(self)
        self.hang_up()
        self._wait()
        if connection := self._connect(conn):
            connection.describe(offer)

    def _connect(self, conn: str) -> EngineConnection | None:
        events = _Connecting(self, conn)
        try:
            connection = self._environment.engine(conn, self._environment.member, events)
        except Exception as error:  # noqa: BLE001 whatever the engine raises
            _log.exception("No connection can be made here.")
            self._unavailable(conn, Problem("unavailable", f"This side cannot connect: {error!r}"))
            return None
        events.connection = self._connection = connection
        return connection

    def _unavailable(self, conn: str, problem: Problem) -> None:
        """The peer may open a connection through the hub instead, if it is told."""
        if not self.offers:
            self._environment.signal(self._peer_id, {"conn": conn, "refused": words(problem)})
        self._closed(problem)

    def _wait(self) -> None:
        late = Problem("timeout", f"No connection to the peer within {OPEN_MS // 1_000} s.")
        self._stop_waiting = self._environment.clock.after(OPEN_MS, lambda: self._closed(late))

    def _stop_wait(self) -> None:
        if self._stop_waiting:
            self._stop_waiting()
        self._stop_waiting = None

    def _closed(self, reason: Problem) -> None:
        self.hang_up()
        self._events.on_closed(self, reason)

    # What the connection tells; of one that is not in use any more nothing counts.

    def signaled(self, conn: str, part: Message) -> None:
        if conn == self.conn:
            self._environment.signal(self._peer_id, {"conn": conn, **part})

    def opened(self, connection: EngineConnection) -> None:
        if connection is self._connection:
            self._stop_wait()
            self._events.on_open(self, connection)

    def framed(self, connection: EngineConnection | None, channel: ChannelId, frame: str) -> None:
        if connection is self._connection:
            self._events.on_frame(self, channel, frame)

    def ended(self, connection: EngineConnection | None, reason: Problem) -> None:
        if connection is self._connection:
            self._closed(reason)


class _Connecting:
    """Listens to one connection on behalf of the dialer."""

    def __init__(self, dialer: Dialer, conn: str) -> None:
        self._dialer = dialer
        self._conn = conn
        self.connection: EngineConnection | None = None

    def on_signal(self, part: Message) -> None:
        self._dialer.signaled(self._conn, part)

    def on_open(self) -> None:
        if self.connection:
            self._dialer.opened(self.connection)

    def on_frame(self, channel: ChannelId, frame: str) -> None:
        self._dialer.framed(self.connection, channel, frame)

    def on_closed(self, reason: Problem) -> None:
        self._dialer.ended(self.connection, reason)
