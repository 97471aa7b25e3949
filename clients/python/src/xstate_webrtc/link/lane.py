"""One data channel of one connection: hello, frames, counting, acknowledgement, window."""

from __future__ import annotations

from typing import Protocol

from ..data.budget import Budget
from ..data.clock import Cancel, Clock
from ..data.jsontext import Message, encode, utf8_length
from ..data.read import count
from .conversation import Counting
from .frames import FrameReader, write_frames
from .hello import Hello, Identity, read_hello, say_hello
from .protocol import ACK_MS, FRAME_BYTES, HELLO_FRAME_BYTES, ChannelId, ProtocolError

_CONTROLS = frozenset(("ping", "pong", "bye"))
_GATHER_MS = 10


class LaneEvents(Protocol):
    def transmit(self, channel: ChannelId, frame: str) -> None: ...

    def on_hello(self) -> None: ...

    def on_messages(self, channel: ChannelId, messages: list[Message]) -> None: ...

    def on_control(self, channel: ChannelId, message: Message) -> None: ...


class Lane:
    def __init__(
        self,
        channel: ChannelId,
        identity: Identity,
        max_message_size: int,
        clock: Clock,
        counting: Counting,
        events: LaneEvents,
    ) -> None:
        self._channel = channel
        self._identity = identity
        self._max_message_size = max_message_size
        self._clock = clock
        self._counting = counting
        self._events = events
        self._reader = FrameReader(HELLO_FRAME_BYTES)
        self._controls: list[str] = []
        self._hello: Hello | None = None
        self._flush_planned = False
        self._stop_ack: Cancel | None = None
        self._closed = False
        # Half of what the other side takes: above it messages are gathered for longer.
        self._pace = Budget(clock, 1_000, 0.4)

    @property
    def ready(self) -> bool:
        return self._hello is not None

    def open(self) -> None:
        """Says hello; everything else waits for the other side's."""
        self._transmit(f"[{encode(say_hello(self._channel, self._identity, self._counting.greet()))}]")

    def wake(self) -> None:
        """Something was added to what is counted."""
        if not self._closed and not self._flush_planned:
            self._flush_planned = True
            if self._pace.try_take():
                self._clock.soon(self.flush)
            else:
                self._clock.after(_GATHER_MS, self.flush)

    def send_control(self, message: Message) -> None:
        self._controls.append(encode(message))
        self.wake()

    def receive(self, frame: str) -> None:
        """Raises `ProtocolError` if the other side broke the protocol."""
        counted: list[Message] = []
        size = utf8_length(frame)
        for message in self._reader.read(frame):
            if self._is_counted(message):
                counted.append(message)
            else:
                self._deliver(counted, size)
                counted, size = [], 0
                self._act(message)
        self._deliver(counted, size)
        if self._hello:
            self._reader.frame_bytes = FRAME_BYTES
        self._plan_ack()

    def flush(self, acknowledge: bool = False) -> None:
        """Sends what may be sent now."""
        self._flush_planned = False
        if self._closed or not self._hello:
            return
        messages = self._counting.window.take()
        out = [*self._controls, *messages]
        self._controls.clear()
        receipts = self._counting.receipts
        if receipts.owed and (out or acknowledge or receipts.due):
            out.insert(0, encode(receipts.acknowledge()))
        for frame in write_frames(out, min(self._hello.frame_bytes, self._max_message_size)):
            self._transmit(frame)

    def last(self, bye: Message) -> None:
        """Says a last word, before hello too, and acknowledges what was taken."""
        words = [encode(bye)]
        if self._hello and self._counting.receipts.owed:
            words.insert(0, encode(self._counting.receipts.acknowledge()))
        self._transmit(f"[{','.join(words)}]")

    def close(self) -> None:
        self._closed = True
        if self._stop_ack:
            self._stop_ack()

    def _is_counted(self, message: Message) -> bool:
        kind = message["type"]
        return self._hello is not None and kind not in ("hello", "ack") and kind not in _CONTROLS

    def _deliver(self, messages: list[Message], size: int) -> None:
        if messages and not self._closed:
            # Counted first: hello on a next connection may be said while these are handed over.
            self._counting.receipts.taken(len(messages), size)
            self._events.on_messages(self._channel, messages)

    def _act(self, message: Message) -> None:
        if self._closed:
            return
        kind = message["type"]
        if kind == "bye":
            self._events.on_control(self._channel, message)
        elif self._hello is None:
            hello = read_hello(message, self._channel, self._identity)
            self._counting.heard(hello)
            self._hello = hello
            self._events.on_hello()
            self.flush()
        elif kind == "hello":
            raise ProtocolError("A second hello.")
        elif kind == "ack":
            received = count(message.get("received"))
            if received is None:
                raise ProtocolError("An acknowledgement without a number.")
            self._counting.window.acknowledge(received)
            self.wake()
        else:
            self._events.on_control(self._channel, message)

    def _plan_ack(self) -> None:
        if self._closed or not self._counting.receipts.owed:
            return
        if self._counting.receipts.due:
            self.flush()
        elif not self._stop_ack:
            self._stop_ack = self._clock.after(ACK_MS, self._ack_alone)

    def _ack_alone(self) -> None:
        self._stop_ack = None
        self.flush(acknowledge=True)

    def _transmit(self, frame: str) -> None:
        self._events.transmit(self._channel, frame)
