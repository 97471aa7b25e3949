"""A numbered inspection event, as those see it who may see values, and as those who may not."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..capturing.capture import MASK, capture_event
from ..capturing.secret_keys import is_secret
from ..data.jsontext import Message

_VERSION = "0.7.2"
_MAX_DEFINITION = 262_144


class Published:
    """`open` is shown to those with `values`, `masked` to all others."""

    def __init__(self, seq: int, masked: Message, shown: Message, created_at: str) -> None:
        self.seq = seq
        self._open = _complete(seq, shown, created_at)
        self._masked = _complete(seq, masked, created_at)

    def message(self, sees_values: bool) -> Message:
        return self._open if sees_values else self._masked

    def resync(self, sees_values: bool) -> Message:
        """The newest state in the place of all that an inspector was not told."""
        return {**self.message(sees_values), "event": {"type": "@xstate-webrtc.resync"}}


def both_events(event: Mapping[str, Any]) -> tuple[Message, Message]:
    """An event, masked and open."""
    return capture_event(event, False), capture_event(event, True)


def definition_text(definition: Mapping[str, Any] | None) -> str | None:
    """A machine config without its context, which is data and no code; nothing if it is none, or too large."""
    if definition is None:
        return None
    try:
        text = json.dumps(_without_secrets(definition), ensure_ascii=True, default=str)
    except (ValueError, RecursionError):
        return None
    return text if len(text) <= _MAX_DEFINITION else None


def _without_secrets(value: Any, top: bool = True) -> Any:
    if isinstance(value, Mapping):
        return {
            str(key): MASK if _is_value(each) and is_secret(str(key)) else _without_secrets(each, False)
            for key, each in value.items()
            if not (top and key == "context")
        }
    if isinstance(value, (list, tuple)):
        return [_without_secrets(each, False) for each in value]
    return value


def _is_value(value: Any) -> bool:
    """States may be named like secrets, and are objects."""
    return not isinstance(value, (Mapping, list, tuple))


def _complete(seq: int, message: Message, created_at: str) -> Message:
    kind = message.pop("type")
    told = {key: value for key, value in message.items() if value is not None}
    return {"type": kind, "_seq": seq, **told, "createdAt": created_at, "id": None, "_version": _VERSION}
