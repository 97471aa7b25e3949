"""What the hub says, read with care: a message that makes no sense is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..data.jsontext import Message
from ..data.read import count, data, items, problem, text, texts
from ..errors import Problem


@dataclass(frozen=True)
class RelayLimits:
    """What the hub takes of frames: the largest one, and how many bytes in a second (none: no quota)."""

    frame_bytes: int
    bytes_per_second: int | None


@dataclass(frozen=True)
class IceServer:
    urls: tuple[str, ...]
    username: str | None = None
    credential: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Signal:
    """Something of another peer on the way to a connection."""

    sender: str
    conn: str | None = None
    want: bool = False
    description: Message | None = None
    candidate: Message | None = None
    refused: Problem | None = None


@dataclass(frozen=True)
class Relayed:
    """Something of a connection through the hub: its opening, a frame, or its end."""

    sender: str
    conn: str | None
    channel: int | None = None
    frame: str | None = None
    closed: Problem | None = None


def read_signal(message: Message) -> Signal | None:
    sender = text(message.get("from"))
    if sender is None:
        return None
    refused = message.get("refused")
    description = message.get("description")
    candidate = message.get("candidate")
    return Signal(
        sender=sender,
        conn=text(message.get("conn"), 128),
        want=message.get("want") == "connect",
        description=description if isinstance(description, dict) else None,
        candidate=candidate if isinstance(candidate, dict) else None,
        refused=problem(refused, "refused") if isinstance(refused, dict) else None,
    )


def read_relayed(message: Message) -> Relayed | None:
    sender = text(message.get("from")) or text(message.get("to"))
    conn = text(message.get("conn"), 128)
    if sender is None or conn is None:
        return None
    if message["type"] == "relay-closed":
        return Relayed(sender, conn, closed=problem(message))
    frame, channel = message.get("frame"), count(message.get("channel"))
    if frame is None:
        return Relayed(sender, conn)
    if not isinstance(frame, str) or channel not in (0, 1):
        return None
    return Relayed(sender, conn, channel, frame)


def read_relay_limits(joined: Message) -> RelayLimits | None:
    limits = data(joined.get("limits"))
    frame_bytes = count(limits.get("relayFrameBytes"))
    return RelayLimits(frame_bytes, count(limits.get("relayBytesPerSecond"))) if frame_bytes else None


def read_ice_servers(message: Message) -> list[IceServer]:
    return [server for value in items(message.get("iceServers")) if (server := _ice_server(data(value)))]


def _ice_server(said: dict[str, Any]) -> IceServer | None:
    urls = said.get("urls")
    listed = (urls,) if isinstance(urls, str) else texts(urls)
    if not listed:
        return None
    return IceServer(listed, text(said.get("username")), text(said.get("credential"), 4_096))
