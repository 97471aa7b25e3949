"""What connections need of their surroundings: the hub, the engine, the time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from ..data.budget import Budget
from ..data.clock import Clock
from ..data.jsontext import Message
from ..errors import Problem
from ..link.protocol import ChannelId, Transport
from ..signaling.hub_message import RelayLimits
from ..signaling.member import Member

Reach = Literal["reachable", "not-joined", "not-listed"]


class EngineConnection(Transport, Protocol):
    """One connection of the WebRTC engine, on its way or open."""

    def offer(self) -> None: ...

    def describe(self, description: Message) -> None: ...

    def candidate(self, candidate: Message) -> None: ...

    def close(self) -> None: ...


class EngineEvents(Protocol):
    def on_signal(self, part: Message) -> None: ...

    def on_open(self) -> None: ...

    def on_frame(self, channel: ChannelId, frame: str) -> None: ...

    def on_closed(self, reason: Problem) -> None:
        """Told once, unless it was closed from here."""
        ...


Engine = Callable[[str, Member, EngineEvents], EngineConnection]
"""Makes a connection of the given name. Raises what it likes if it cannot."""


@dataclass
class Environment:
    clock: Clock
    member: Member
    engine: Engine
    attempts: Budget

    @property
    def self_id(self) -> str:
        return self.member.peer_id or ""

    @property
    def relay(self) -> RelayLimits | None:
        return self.member.relay

    def signal(self, to: str, part: Message) -> None:
        self.member.send({"type": "signal", "to": to, **part})

    def reach(self, peer_id: str) -> Reach:
        if self.member.state != "joined":
            return "not-joined"
        return "reachable" if self.member.directory.get(peer_id) else "not-listed"
