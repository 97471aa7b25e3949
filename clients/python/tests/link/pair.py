"""Two links, and connections between them that a test can cut anywhere."""

from __future__ import annotations

from collections import deque
from typing import Any

from tests.virtual_clock import VirtualClock
from xstate_webrtc.errors import Problem
from xstate_webrtc.link.link import Link
from xstate_webrtc.link.link_connection import LinkConnection
from xstate_webrtc.link.protocol import ChannelId

Message = dict[str, Any]


class Side:
    """One link, and what its owner was told."""

    def __init__(self, name: str, other: str, clock: VirtualClock) -> None:
        self.taken: list[Message] = []
        self.outcomes: dict[int, str] = {}
        self.ends: list[str] = []
        self.link = Link(lambda: name, other, clock, self)

    def send(self, number: int, text: str = "", kind: str = "n") -> None:
        def settle(problem: Problem | None) -> None:
            assert number not in self.outcomes, "told twice"
            self.outcomes[number] = problem.code if problem else "taken"

        self.link.send({"type": kind, "n": number, "text": text}, settle)

    @property
    def numbers(self) -> list[int]:
        return [message["n"] for message in self.taken]

    def on_ready(self) -> None:
        pass

    def on_messages(self, channel: ChannelId, messages: list[Message]) -> None:
        self.taken += messages

    def on_cut(self, reason: Problem) -> None:
        pass

    def on_anew(self, reason: Problem) -> None:
        self.ends.append("anew")

    def on_end(self, reason: Problem, bye: bool) -> None:
        self.ends.append(reason.code)


class _End:
    """One end of a connection; frames wait in it until they are carried."""

    def __init__(self, conn: str) -> None:
        self.conn = conn
        self.max_message_size = 65_536
        self.frames: deque[tuple[ChannelId, str]] = deque()

    def send(self, channel: ChannelId, frame: str) -> None:
        self.frames.append((channel, frame))


class Pair:
    def __init__(self) -> None:
        self.clock = VirtualClock()
        self.a = Side("p-a", "p-b", self.clock)
        self.b = Side("p-b", "p-a", self.clock)
        self._number = 0
        self._ends: tuple[_End, _End] | None = None
        self._connections: tuple[LinkConnection, LinkConnection] | None = None

    def connect(self) -> None:
        self._number += 1
        self._ends = (_End(f"c-{self._number}"), _End(f"c-{self._number}"))
        self._connections = (self.a.link.attach(self._ends[0]), self.b.link.attach(self._ends[1]))
        self.clock.settle()

    def cut(self) -> None:
        """What is on its way is lost."""
        if self._connections:
            for connection in self._connections:
                connection.cut(Problem("closed", "cut"))
        self._ends = self._connections = None

    def carry(self, most: int = 1_000_000) -> int:
        """Carries so many frames at most, one from each side in turn. Returns how many there were."""
        carried = 0
        while self._ends and self._connections and carried < most:
            self.clock.settle()
            before = carried
            for side in (0, 1):
                if self._ends and self._ends[side].frames and carried < most:
                    channel, frame = self._ends[side].frames.popleft()
                    self._connections[1 - side].receive(channel, frame)
                    carried += 1
            if carried == before:
                break
        return carried

    def settle(self) -> None:
        """Until nothing is on its way, acknowledgements included."""
        for _ in range(5):
            self.carry()
            self.clock.advance(60)
        self.carry()
