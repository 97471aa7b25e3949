"""Hello: the first message each way on each channel of each connection."""

from __future__ import annotations

from dataclasses import dataclass

from ..data.jsontext import Message
from ..data.read import count, text
from .protocol import (
    FRAME_BYTES,
    LABELS,
    LEAST_BYTES,
    LONGEST_LINK,
    MESSAGE_BYTES,
    MOST_BELIEVED,
    WINDOW_BYTES,
    ChannelId,
    ProtocolError,
)


@dataclass(frozen=True)
class Identity:
    """Who talks to whom over which connection."""

    self_id: str
    peer_id: str
    conn: str


@dataclass(frozen=True)
class Hello:
    """What the other side's hello settles."""

    link: str | None
    resumes: str | None
    received: int
    window_bytes: int
    frame_bytes: int
    message_bytes: int


class OtherVersion(Exception):
    """The other side speaks no version that this one does."""


def say_hello(channel: ChannelId, identity: Identity, counted: Message) -> Message:
    """This side's hello; `counted` is what it says of the conversation."""
    return {
        "type": "hello",
        "version": 1,
        "channel": LABELS[channel],
        "peerId": identity.self_id,
        "conn": identity.conn,
        **counted,
        "windowBytes": WINDOW_BYTES,
        "frameBytes": FRAME_BYTES,
        "messageBytes": MESSAGE_BYTES,
    }


def read_hello(message: Message, channel: ChannelId, identity: Identity) -> Hello:
    """The other side's hello. Raises `ProtocolError` if it is none, or another's."""
    if message["type"] != "hello":
        raise ProtocolError("The first message is hello.")
    if (count(message.get("version")) or 0) < 1:
        raise OtherVersion
    if message.get("channel") != LABELS[channel]:
        raise ProtocolError("A hello for another channel.")
    if message.get("peerId") != identity.peer_id or message.get("conn") != identity.conn:
        raise ProtocolError("A hello for another connection.")
    return Hello(
        link=text(message.get("link"), LONGEST_LINK),
        resumes=text(message.get("resumes"), LONGEST_LINK),
        received=_whole(message, "received", least=0) if "received" in message else 0,
        window_bytes=min(_whole(message, "windowBytes", least=1), MOST_BELIEVED),
        frame_bytes=min(_whole(message, "frameBytes", least=LEAST_BYTES), FRAME_BYTES),
        message_bytes=min(_whole(message, "messageBytes", least=LEAST_BYTES), MOST_BELIEVED),
    )


def _whole(message: Message, name: str, least: int) -> int:
    value = count(message.get(name))
    if value is None or value < least:
        raise ProtocolError(f"{name} in hello is a whole number from {least} on.")
    return value
