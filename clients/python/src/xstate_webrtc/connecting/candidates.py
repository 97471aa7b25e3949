"""Candidates of other peers: each makes this machine send packets where it says, so few are taken."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable

from ..data.jsontext import Message

MAX_CANDIDATES = 100
_MAX_LENGTH = 1_024
_CANDIDATE = re.compile(
    r"(?:a=)?candidate:(?P<foundation>[\w+/]{1,32}) (?P<component>1) (?P<protocol>udp) (?P<priority>\d{1,10})"
    r" (?P<ip>[\da-f:.]{2,45}) (?P<port>\d{1,5}) typ (?P<type>host|srflx|prflx|relay)(?P<rest>(?: .*)?)",
    re.IGNORECASE | re.ASCII,
)
# Link-local ones are refused as such; these are where clouds answer besides.
_METADATA = frozenset(ipaddress.ip_address(each) for each in ("fd00:ec2::254", "100.100.100.200", "168.63.129.16"))


def clean_candidate(line: str) -> str | None:
    """The candidate written anew from what was understood; nothing if this machine must not send there."""
    match = _CANDIDATE.fullmatch(line.strip()) if len(line) <= _MAX_LENGTH else None
    if not match or not 0 < int(match["port"]) < 65_536 or int(match["priority"]) >= 2**32:
        return None
    if not is_allowed(match["ip"]):
        return None
    kind = match["type"].lower()
    related = " raddr 0.0.0.0 rport 9" if kind != "host" else ""
    start = f"candidate:{match['foundation']} 1 udp {match['priority']}"
    return f"{start} {match['ip']} {match['port']} typ {kind}{related}"


def is_allowed(text: str) -> bool:
    """Whether packets may go to a numeric address."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    if address in _METADATA or str(address) == "255.255.255.255":
        return False
    return not (address.is_unspecified or address.is_multicast or address.is_link_local)


def candidates_in(sdp: str) -> list[str]:
    """The candidates that a description carries."""
    return [line[2:] for line in sdp.splitlines() if line.startswith("a=candidate:")]


def signaled(candidates: Iterable[str], mid: str) -> list[Message]:
    """How this side's own candidates are signaled."""
    return [{"candidate": each, "sdpMid": mid, "sdpMLineIndex": 0} for each in candidates]
