"""Counts the other side's messages that were taken, and knows when to say so."""

from __future__ import annotations

from ..data.clock import Clock
from ..data.jsontext import Message
from .protocol import ACK_MS, WINDOW_BYTES

_MAX_OWED = 256


class Receipts:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.received = 0
        self._told = 0
        self._owed_bytes = 0
        self._owed_since = 0.0

    @property
    def owed(self) -> bool:
        return self.received > self._told

    @property
    def due(self) -> bool:
        """Whether it should not wait for a frame to ride in."""
        return self.owed and (
            self.received - self._told >= _MAX_OWED
            or self._owed_bytes * 4 >= WINDOW_BYTES
            or self._clock.now() - self._owed_since >= ACK_MS
        )

    def taken(self, messages: int, size: int) -> None:
        if not self.owed:
            self._owed_since = self._clock.now()
        self.received += messages
        self._owed_bytes += size

    def acknowledge(self) -> Message:
        """The acknowledgement, which is sent now."""
        self._told = self.received
        self._owed_bytes = 0
        return {"type": "ack", "received": self.received}

    def begin_anew(self) -> None:
        self.received = 0
        self.acknowledge()
