"""The conversation with one peer, over one connection after the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Protocol

from ..data.clock import Clock, nothing
from ..data.jsontext import Message
from ..errors import Problem
from .conversation import Conversation
from .hello import Identity
from .link_connection import OVERFLOW, LinkConnection
from .protocol import JUMP_GRACE_MS, JUMP_MS, LOST_MS, SILENT_MS, TICK_MS, ChannelId, Transport
from .send_window import Sendable, Settle

LinkState = Literal["connecting", "connected", "disconnected", "lost"]


class LinkEvents(Protocol):
    def on_ready(self) -> None:
        """Both hellos have come on the current connection."""
        ...

    def on_messages(self, channel: ChannelId, messages: list[Message]) -> None: ...

    def on_cut(self, reason: Problem) -> None:
        """The current connection is gone or of no use; the conversation is kept for the next."""
        ...

    def on_anew(self, reason: Problem) -> None:
        """The other side has lost its state, and another conversation begins on this link."""
        ...

    def on_end(self, reason: Problem, bye: bool) -> None:
        """The conversation is over; told once. With `bye` in words, which need a moment to leave."""
        ...


class Link:
    """Its owner opens and closes the transports. What ends it fails everything that the other side has not taken."""

    def __init__(self, self_id: Callable[[], str], peer_id: str, clock: Clock, events: LinkEvents) -> None:
        self._self_id = self_id
        self._peer_id = peer_id
        self._clock = clock
        self._events = events
        self._conversation = Conversation(clock, events.on_anew)
        self._current: LinkConnection | None = None
        self._waiting_since: float | None = clock.now()
        self._was_ready = False
        self._end: Problem | None = None
        self._ticked_at = clock.now()
        self._judge_at: float | None = None
        self._stop_ticking = clock.after(TICK_MS, self._tick)

    @property
    def state(self) -> LinkState:
        if self._end:
            return "lost"
        if self._waiting_since is None:
            return "connected"
        return "disconnected" if self._was_ready else "connecting"

    def send(self, message: Sendable, settle: Settle | None = None) -> None:
        """Sends on the actor channel, now or over the next connection. Raises `ValueError` for what is no JSON."""
        if self._end:
            if settle:
                settle(self._end)
            return
        self._conversation.window.add(message, settle)
        if self._conversation.window.overflows:
            self.bye(OVERFLOW)
        elif self._current:
            self._current.wake()

    def inspect(self, message: Message, settle: Settle | None = None) -> None:
        """Sends on the inspection channel of the current connection; without one it is void."""
        if self._current:
            self._current.inspect(message, settle)

    def attach(self, transport: Transport) -> LinkConnection:
        """A connection is open: says hello on it, which makes it the current one. Older ones are closed."""
        identity = Identity(self._self_id(), self._peer_id, transport.conn)
        connection = LinkConnection(transport, identity, self._conversation, self._clock, self)
        if self._end:
            connection.close()
            return connection
        if self._current:
            self._current.close()
        self._current = connection
        if self._waiting_since is None:
            self._waiting_since = self._clock.now()
        connection.open()
        return connection

    def cut(self, reason: Problem) -> None:
        """Gives the current connection up."""
        if self._current:
            self._current.cut(reason)

    def bye(self, reason: Problem) -> None:
        """Ends the conversation in words."""
        if not self._end and self._current:
            self._current.say_bye(reason)
        self._finish(reason, True)

    def lose(self, reason: Problem) -> None:
        """Ends the conversation without a word: the peer is gone."""
        self._finish(reason, False)

    def on_ready(self, connection: LinkConnection) -> None:
        if connection is self._current:
            self._waiting_since = None
            self._was_ready = True
            self._events.on_ready()

    def on_messages(self, channel: ChannelId, messages: list[Message]) -> None:
        self._events.on_messages(channel, messages)

    def on_cut(self, connection: LinkConnection, reason: Problem) -> None:
        if connection is self._current:
            self._current = None
            if self._waiting_since is None:
                self._waiting_since = self._clock.now()
            self._events.on_cut(reason)

    def on_bye(self, reason: Problem, told: bool) -> None:
        if told:
            self._finish(reason, True)
        else:
            self.bye(reason)

    def _tick(self) -> None:
        at = self._clock.now()
        jumped = at - self._ticked_at > TICK_MS + JUMP_MS
        self._ticked_at = at
        self._stop_ticking = self._clock.after(TICK_MS, self._tick)
        # After a clock's jump silence proves nothing yet: what has arrived is still unread.
        if jumped and self._judge_at is None:
            self._judge_at = at + JUMP_GRACE_MS
            if self._current:
                self._current.ping()
        elif self._judge_at is None or at >= self._judge_at:
            self._judge_at = None
            self._judge()

    def _judge(self) -> None:
        current = self._current
        if current and current.ready and current.silence_ms >= SILENT_MS:
            current.cut(Problem("timeout", "The peer is silent."))
        elif current:
            current.ping_if_silent()
        if self._waiting_since is not None and self._clock.now() - self._waiting_since >= LOST_MS:
            why = f"No connection for {LOST_MS // 1_000} s: whether the message arrived is unknown."
            self.lose(Problem("peer-lost", why))

    def _finish(self, reason: Problem, bye: bool) -> None:
        if self._end:
            return
        self._end = reason
        self._stop_ticking()
        self._stop_ticking = nothing
        if self._current:
            self._current.close()
        self._current = None
        self._conversation.window.abandon(reason)
        self._events.on_end(reason, bye)
