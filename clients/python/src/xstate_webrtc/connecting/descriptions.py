"""Session descriptions: the engine is given what was understood, and signaled is what has no candidates yet."""

from __future__ import annotations

import re

UNSTATED_MESSAGE_SIZE = 65_536
_MAX_LENGTH = 65_536

_ATTRIBUTES = {
    "ice-ufrag": r"[\w+/]{4,256}",
    "ice-pwd": r"[\w+/]{22,256}",
    "fingerprint": r"[\w-]{3,16} [\dA-Fa-f:]{32,256}",
    "setup": r"actpass|active|passive",
    "sctp-port": r"\d{1,5}",
    "max-message-size": r"\d{1,19}",
    "mid": r"[\w.-]{1,32}",
}
_NEEDED = ("ice-ufrag", "ice-pwd", "fingerprint", "setup")


def clean_description(sdp: object) -> str:
    """A description of data channels written anew. Raises `ValueError` with a sentence if it is none."""
    if not isinstance(sdp, str) or len(sdp) > _MAX_LENGTH:
        raise ValueError("A session description is a text of at most 64 Ki characters.")
    sections = re.findall(r"^m=(\w+)", sdp, re.MULTILINE)
    if sections != ["application"]:
        raise ValueError("A session description has one section, of data channels.")
    found = {name: _find(sdp, name, pattern) for name, pattern in _ATTRIBUTES.items()}
    missing = [name for name in _NEEDED if not found[name]]
    if missing:
        raise ValueError(f"The session description lacks {', '.join(missing)}.")
    mid = (found["mid"] or ["0"])[0]
    found["mid"] = [mid]
    found["sctp-port"] = found["sctp-port"] or ["5000"]
    lite = ["a=ice-lite"] if re.search(r"^a=ice-lite\s*$", sdp, re.MULTILINE) else []
    lines = ["v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "t=0 0", *lite, f"a=group:BUNDLE {mid}"]
    lines += ["m=application 9 UDP/DTLS/SCTP webrtc-datachannel", "c=IN IP4 0.0.0.0"]
    lines += [f"a={name}:{value}" for name, values in found.items() for value in values]
    return "\r\n".join(lines) + "\r\n"


def max_message_size(sdp: str) -> int:
    """The largest frame that the other side takes; 0 says any, and this side's engine sends none above its own."""
    stated = _find(sdp, "max-message-size", r"\d{1,19}")
    size = int(stated[0]) if stated else UNSTATED_MESSAGE_SIZE
    return min(size, UNSTATED_MESSAGE_SIZE) if size else UNSTATED_MESSAGE_SIZE


def without_candidates(sdp: str) -> str:
    """As created: some engines give up on a description that carries its candidates."""
    lines = sdp.splitlines()
    return "\r\n".join(each for each in lines if not re.match("a=(candidate|end-of-candidates)", each)) + "\r\n"


def _find(sdp: str, name: str, pattern: str) -> list[str]:
    values = re.findall(rf"^a={name}:({pattern})\s*$", sdp, re.MULTILINE | re.ASCII)
    return values if name == "fingerprint" else values[:1]
