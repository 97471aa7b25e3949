"""A link's run over one connection: hello, a lane on each data channel, signs of life."""

from __future__ import annotations

from typing import Protocol

from ..data.budget import Budget
from ..data.clock import Cancel, Clock
from ..data.jsontext import Message
from ..data.read import problem
from ..errors import Problem
from .conversation import ConnectionCounting, Conversation
from .hello import Identity, OtherVersion
from .lane import Lane
from .protocol import (
    ACTOR,
    HELLO_MS,
    INSPECT,
    JUMP_GRACE_MS,
    JUMP_MS,
    PING_MS,
    ChannelId,
    LateHello,
    ProtocolError,
    Transport,
)
from .send_window import Settle

OVERFLOW = Problem("overflow", "More waits for the peer than may.")


class ConnectionEvents(Protocol):
    def on_ready(self, connection: LinkConnection) -> None:
        """Both hellos have come."""
        ...

    def on_messages(self, channel: ChannelId, messages: list[Message]) -> None: ...

    def on_cut(self, connection: LinkConnection, reason: Problem) -> None:
        """It is gone or of no use; told once, unless it was closed from here."""
        ...

    def on_bye(self, reason: Problem, told: bool) -> None:
        """The conversation is over: the other side said so (`told`), or this side has to."""
        ...


class LinkConnection:
    def __init__(
        self,
        transport: Transport,
        identity: Identity,
        conversation: Conversation,
        clock: Clock,
        events: ConnectionEvents,
    ) -> None:
        self.transport = transport
        self._clock = clock
        self._events = events
        self._inspecting = ConnectionCounting(clock)
        size = transport.max_message_size
        self._lanes = (
            Lane(ACTOR, identity, size, clock, conversation, self),
            Lane(INSPECT, identity, size, clock, self._inspecting, self),
        )
        self._closed = False
        self._heard_at = clock.now()
        self._pinged_at = -float(PING_MS)
        self._frames = Budget(clock, 40_000, 0.1)
        self._stop_waiting = self._await_hello(HELLO_MS)

    @property
    def ready(self) -> bool:
        return all(lane.ready for lane in self._lanes)

    @property
    def silence_ms(self) -> float:
        return self._clock.now() - self._heard_at

    def open(self) -> None:
        for lane in self._lanes:
            lane.open()

    def wake(self) -> None:
        """Something was added to the conversation."""
        self._lanes[ACTOR].wake()

    def inspect(self, message: Message, settle: Settle | None) -> None:
        """Sends on the inspection channel; what is not taken is lost with the connection."""
        if self._closed:
            return
        self._inspecting.window.add(message, settle)
        if self._inspecting.window.overflows:
            self._events.on_bye(OVERFLOW, False)
        else:
            self._lanes[INSPECT].wake()

    def receive(self, channel: ChannelId, frame: str) -> None:
        """A frame arrived. One of a connection that is closed or replaced is discarded."""
        if self._closed:
            return
        self._heard_at = self._clock.now()
        try:
            if not self._frames.try_take():
                raise ProtocolError("More than 10,000 frames a second.")
            self._lanes[channel].receive(frame)
        except LateHello as error:
            self.cut(Problem("replaced", str(error)))
        except OtherVersion:
            self._events.on_bye(Problem("unsupported-version", "This side speaks version 1."), False)
        except ProtocolError as error:
            self._events.on_bye(Problem("protocol-error", str(error)), False)

    def ping_if_silent(self) -> None:
        if self.ready and self.silence_ms >= PING_MS and self._clock.now() - self._pinged_at >= PING_MS:
            self.ping()

    def ping(self) -> None:
        self._pinged_at = self._clock.now()
        self._lanes[ACTOR].send_control({"type": "ping", "t": int(self._pinged_at)})

    def say_bye(self, reason: Problem) -> None:
        self._lanes[ACTOR].last({"type": "bye", "code": reason.code, "message": reason.message})

    def cut(self, reason: Problem) -> None:
        """The transport is gone, or is to be given up."""
        if not self._closed:
            self.close()
            self._events.on_cut(self, reason)

    def close(self) -> None:
        """Nothing is sent or read over it any more."""
        self._closed = True
        self._stop_waiting()
        for lane in self._lanes:
            lane.close()

    def transmit(self, channel: ChannelId, frame: str) -> None:
        self.transport.send(channel, frame)

    def on_hello(self) -> None:
        if self.ready:
            self._stop_waiting()
            self._events.on_ready(self)

    def on_messages(self, channel: ChannelId, messages: list[Message]) -> None:
        self._events.on_messages(channel, messages)

    def on_control(self, channel: ChannelId, message: Message) -> None:
        if message["type"] == "ping":
            self._lanes[channel].send_control({"type": "pong", "t": message.get("t")})
        elif message["type"] == "bye":
            self._events.on_bye(problem(message, "closing"), True)

    def _await_hello(self, ms: float) -> Cancel:
        due_at = self._clock.now() + ms

        def late() -> None:
            # After a clock's jump what has arrived is read first.
            if self._clock.now() - due_at > JUMP_MS:
                self._stop_waiting = self._await_hello(JUMP_GRACE_MS)
            else:
                self.cut(Problem("timeout", "No hello in time."))

        return self._clock.after(ms, late)
