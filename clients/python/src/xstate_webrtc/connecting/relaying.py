"""The way to one peer through the hub: the greater id opens it, one at a time (protocol §2, *Relay*)."""

from __future__ import annotations

from collections.abc import Callable

from ..data.clock import Cancel, nothing
from ..data.jsontext import Message
from ..errors import Problem
from ..link.protocol import ChannelId
from ..signaling.hub_message import Relayed
from .attempts import Attempts
from .dialer import new_conn
from .environment import Environment
from .relay_pacer import RelayPacer, RelayQueue
from .way import OPEN_MS, WayEvents

_OVERLOADED = Problem("overloaded", "More waits for the quota of the relay than may.")


class RelayConnection:
    """One connection through the hub, as a transport of the link."""

    def __init__(self, conn: str, peer_id: str, environment: Environment, pacer: RelayPacer) -> None:
        self.conn = conn
        self._peer_id = peer_id
        self._environment = environment
        self._pacer = pacer
        self.overflows: Callable[[], None] = nothing
        self._queue = RelayQueue(self._put, lambda: self.overflows())

    @property
    def max_message_size(self) -> int:
        return self._environment.relay.frame_bytes if self._environment.relay else 1_024

    def send(self, channel: ChannelId, frame: str) -> None:
        self._pacer.send(self._queue, channel, frame)

    def open(self) -> None:
        self._tell("relay", {})

    def drop(self) -> None:
        """It has ended, which the other side knows."""
        self._pacer.forget(self._queue)

    def close(self) -> None:
        self.drop()
        self._tell("relay-closed", {"code": "closed", "message": "This side closes it."})

    def _put(self, channel: ChannelId, frame: str) -> None:
        self._tell("relay", {"channel": channel, "frame": frame})

    def _tell(self, kind: str, part: Message) -> None:
        self._environment.member.send_now({"type": kind, "to": self._peer_id, "conn": self.conn, **part})


class Relaying:
    def __init__(
        self,
        peer_id: str,
        environment: Environment,
        attempts: Attempts,
        pacer: RelayPacer,
        events: WayEvents,
    ) -> None:
        self._peer_id = peer_id
        self._environment = environment
        self._attempts = attempts
        self._pacer = pacer
        self._events = events
        self._connection: RelayConnection | None = None
        self._stop_waiting: Cancel | None = None

    @property
    def allowed(self) -> bool:
        return self._environment.relay is not None

    @property
    def active(self) -> bool:
        """Whether there is a connection, or one is being opened."""
        return self._connection is not None

    @property
    def conn(self) -> str | None:
        return self._connection.conn if self._connection else None

    def open(self) -> None:
        """Opens one; that is the offerer's to do."""
        self.hang_up()
        self._connection = self._make(new_conn())
        self._stop_waiting = self._environment.clock.after(OPEN_MS, self._late)
        self._connection.open()

    def hang_up(self, delay_ms: float = 0) -> None:
        connection = self._forget()
        if connection and delay_ms:
            self._environment.clock.after(delay_ms, connection.close)
        elif connection:
            connection.close()

    def socket_cut(self) -> None:
        """The socket is gone, and with it what ran over it."""
        if connection := self._forget():
            connection.drop()
            self._events.on_closed(self, Problem("closed", "The socket to the hub was cut."))

    def receive(self, relayed: Relayed) -> None:
        if relayed.closed:
            self.closed(relayed.conn, relayed.closed)
        elif relayed.frame is None:
            self._opening(relayed.conn or "")
        elif relayed.conn == self.conn and not self._stop_waiting:
            self._events.on_frame(self, 1 if relayed.channel else 0, relayed.frame)

    def refused(self, conn: str | None, reason: Problem) -> None:
        """The peer makes no connection through the hub."""
        if self._stop_waiting and conn == self.conn:
            self.closed(conn, reason)

    def closed(self, conn: str | None, reason: Problem) -> None:
        """Without a name it is whichever there is, of which the other side has heard nothing."""
        if not self._connection or conn not in (None, self.conn):
            return
        if conn is None:
            self.hang_up()
        elif connection := self._forget():
            connection.drop()
        self._events.on_closed(self, reason)

    def _opening(self, conn: str) -> None:
        if self._connection and conn == self.conn:
            if self._stop_waiting:
                self._stop_waiting()
                self._stop_waiting = None
                self._events.on_open(self, self._connection)
        elif self.allowed and self._peer_id > self._environment.self_id and self._attempts.admit(conn):
            if older := self._forget():
                older.drop()
            self._events.on_replaced(self)
            self._connection = self._make(conn)
            self._connection.open()
            self._events.on_open(self, self._connection)

    def _late(self) -> None:
        self.closed(None, Problem("timeout", "The peer does not answer through the hub."))

    def _forget(self) -> RelayConnection | None:
        if self._stop_waiting:
            self._stop_waiting()
        self._stop_waiting = None
        connection, self._connection = self._connection, None
        return connection

    def _make(self, conn: str) -> RelayConnection:
        connection = RelayConnection(conn, self._peer_id, self._environment, self._pacer)

        def overflows() -> None:
            if connection is self._connection:
                self.closed(None, _OVERLOADED)

        connection.overflows = overflows
        return connection
