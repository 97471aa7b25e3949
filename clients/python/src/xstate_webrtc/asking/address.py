"""Addresses of actors: `xstate://{channel}/{peerId}/{sessionId}`, or `@` and a system id in the last place."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote

_SCHEME = "xstate://"


@dataclass(frozen=True)
class Address:
    channel: str
    peer_id: str
    to: str

    def __str__(self) -> str:
        return _SCHEME + "/".join(_encode(part) for part in (self.channel, self.peer_id, self.to))


def parse_address(text: str) -> Address:
    """Raises `ValueError` for what is none."""
    parts = text.removeprefix(_SCHEME).split("/")
    if not text.startswith(_SCHEME) or len(parts) != 3 or not all(parts):
        raise ValueError(
            f"“{text}” is no actor's address: xstate://{{channel}}/{{peerId}}/{{session id or @system id}}"
        )
    return Address(*(unquote(part) for part in parts))


def _encode(part: str) -> str:
    """As the peers in the JVM encode: form encoding, but for `:` and `@`, and `%20` for a space."""
    return quote(part, safe=":@*").replace("~", "%7E")
