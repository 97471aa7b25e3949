"""What the two ways to a peer have in common: a direct connection, and one through the hub."""

from __future__ import annotations

from typing import Protocol

from ..errors import Problem
from ..link.protocol import ChannelId, Transport

OPEN_MS = 10_000


class Way(Protocol):
    @property
    def conn(self) -> str | None: ...

    def hang_up(self, delay_ms: float = 0) -> None:
        """Ends connection or attempt; a last message has so long to leave."""
        ...


class WayEvents(Protocol):
    def on_replaced(self, way: Way) -> None:
        """The peer makes a new connection: what ran over the one before is cut."""
        ...

    def on_open(self, way: Way, transport: Transport) -> None: ...

    def on_frame(self, way: Way, channel: ChannelId, frame: str) -> None: ...

    def on_closed(self, way: Way, reason: Problem) -> None:
        """The attempt failed, or the open connection ended."""
        ...

    def on_wanted(self) -> None:
        """The peer asks for a connection, and there is no attempt that will bring one."""
        ...
