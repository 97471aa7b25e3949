"""The sizes and times of a link, and how it says that the other side broke the rules."""

from __future__ import annotations

from typing import Literal, Protocol

ChannelId = Literal[0, 1]

ACTOR: ChannelId = 0
INSPECT: ChannelId = 1
LABELS = ("xstate.actor", "xstate.inspect")

WINDOW_BYTES = 1_048_576
FRAME_BYTES = 16_384
MESSAGE_BYTES = 1_048_576
LEAST_BYTES = 1_024
LONGEST_LINK = 256
MOST_BELIEVED = 8_388_608
HELLO_FRAME_BYTES = 65_536

HELLO_MS = 10_000
ACK_MS = 50
PING_MS = 5_000
SILENT_MS = 15_000
LOST_MS = 30_000
TICK_MS = 1_000
JUMP_MS = 2_000
JUMP_GRACE_MS = 1_000


class ProtocolError(Exception):
    """The other side broke the protocol: the conversation ends with `protocol-error`."""


class LateHello(Exception):
    """A hello that was said before a connection that was in use meanwhile: the connection is of no use."""


class Transport(Protocol):
    """An open connection: two ordered, reliable channels that carry texts. Its owner closes it."""

    @property
    def conn(self) -> str: ...

    @property
    def max_message_size(self) -> int:
        """The largest frame that it carries, in UTF-8 bytes."""
        ...

    def send(self, channel: ChannelId, frame: str) -> None: ...
