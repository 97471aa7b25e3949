"""One side of a link, p-a; the runner is p-b."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.virtual_clock import VirtualClock
from xstate_webrtc.errors import Problem
from xstate_webrtc.link.link import Link
from xstate_webrtc.link.link_connection import LinkConnection
from xstate_webrtc.link.protocol import ChannelId

from .matching import matches

Message = dict[str, Any]


class Wire:
    """A connection as the other side sees it: what was sent over it, put together from frames by hand."""

    def __init__(self, conn: str, max_message_size: int = 65_536) -> None:
        self.conn = conn
        self.max_message_size = max_message_size
        self.sent: dict[int, list[Message]] = {0: [], 1: []}
        self._slices: dict[int, str] = {0: "", 1: ""}
        self.connection: LinkConnection | None = None
        self.is_closed = False
        self.counted = [0, 0]
        self.on_sent: Callable[[int, Message], None] = lambda channel, message: None

    def send(self, channel: ChannelId, frame: str) -> None:
        assert 1 < len(frame.encode()) <= self.max_message_size
        if frame[0] in "+.":
            self._slices[channel] += frame[1:]
            if frame[0] == "+":
                return
            frame, self._slices[channel] = self._slices[channel], ""
        for message in json.loads(frame):
            self.sent[channel].append(message)
            self.on_sent(channel, message)


class LinkWorld:
    channel = 0
    batches = True

    def __init__(self) -> None:
        self.clock = VirtualClock()
        self.names: dict[str, Any] = {}
        self._told: list[Message] = []
        self._wires: dict[str, Wire] = {}
        self._newest: Wire | None = None
        self._greeted = False
        self.link = Link(lambda: "p-a", "p-b", self.clock, self)

    def close(self) -> None:
        """The case is over."""

    def connect(self, conn: str) -> Wire:
        wire = Wire(conn)
        wire.on_sent = self.taken
        self._wires[conn] = wire
        self._newest = wire
        wire.connection = self.link.attach(wire)
        return wire

    def taken(self, channel: int, message: Message) -> None:
        """The tested side has sent a message."""

    def meet(self, conn: str, changed: Message) -> None:
        wire = self.connect(conn)
        self.clock.settle()
        for channel, label in enumerate(("xstate.actor", "xstate.inspect")):
            hello = wire.sent[channel].pop(0)
            about = {"link": "$link", "received": "*", "resumes?": "*"} if channel == 0 else {}
            sizes = {"windowBytes": "$window", "frameBytes": "$frame", "messageBytes": "$message"}
            expected = {"type": "hello", "version": 1, "channel": label, "peerId": "p-a", "conn": conn}
            assert matches({**expected, **about, **sizes}, hello, self.names), f"hello was {json.dumps(hello)}"
        self._greeted = True
        for each in (0, 1):
            self.put(each, json.dumps([_hello(each, conn, changed if each == 0 else {})]), None)
        self.clock.settle()

    def wire(self, on: str | None) -> Wire:
        wire = self._wires[on] if on else self._newest
        assert wire is not None, "there is no connection yet"
        return wire

    def out(self, channel: int, on: str | None) -> list[Message]:
        return self.wire(on).sent[channel]

    def put(self, channel: int, frame: str, on: str | None) -> None:
        connection = self.wire(on).connection
        assert connection is not None
        connection.receive(1 if channel else 0, frame)

    def do(self, step: Message) -> None:
        name = step.get("as")

        def settle(problem: Problem | None) -> None:
            if name is not None:
                self._told.append({"failed": name, "code": problem.code} if problem else {"taken": name})

        match step["do"]:
            case "send":
                self.link.send(step["message"], settle)
            case "inspect":
                self.link.inspect(step["message"])
            case "close":
                self.link.bye(Problem("closing", "The application ends it."))
            case other:
                raise AssertionError(f"this runner cannot do {other}")

    def told(self) -> list[Message]:
        return self._told

    def kind_of(self, told: Message) -> Any:
        if "message" in told:
            return "message", told.get("channel", 0)
        if "lost" in told:
            return "lost"
        return "settled", told.get("taken", told.get("failed"))

    def closed(self, on: str | None) -> Any:
        return self.wire(on).is_closed or self.link.state == "lost"

    def cut(self, on: str | None) -> None:
        connection = self.wire(on).connection
        assert connection is not None
        connection.cut(Problem("closed", "The network is gone."))

    def step(self, step: Message) -> bool:
        if "connect" in step:
            self.connect(step["connect"])
        elif "meet" in step:
            self.meet(step["meet"], step.get("hello", {}))
        else:
            return False
        return True

    def leftovers(self) -> list[Message]:
        sent = [each for wire in self._wires.values() for channel in (0, 1) for each in wire.sent[channel]]
        return sent + self._told

    def on_ready(self) -> None:
        pass

    def on_messages(self, channel: ChannelId, messages: list[Message]) -> None:
        self._told += [{"message": each, "channel": channel} for each in messages]

    def on_cut(self, reason: Problem) -> None:
        if self._newest:
            self._newest.is_closed = True

    def on_anew(self, reason: Problem) -> None:
        pass

    def on_end(self, reason: Problem, bye: bool) -> None:
        self._told.append({"lost": reason.code})


def _hello(channel: int, conn: str, changed: Message) -> Message:
    counted = {"link": "l-b", "received": 0} if channel == 0 else {}
    hello = {
        "type": "hello",
        "version": 1,
        "channel": ("xstate.actor", "xstate.inspect")[channel],
        "peerId": "p-b",
        "conn": conn,
        **counted,
        "windowBytes": 1_048_576,
        "frameBytes": 16_384,
        "messageBytes": 1_048_576,
        **changed,
    }
    return {key: value for key, value in hello.items() if value is not None}
