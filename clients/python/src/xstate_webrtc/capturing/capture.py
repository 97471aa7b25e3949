"""One value, as a peer sees it."""

from __future__ import annotations

import dataclasses
import enum
import math
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from ..data.jsontext import Message
from .secret_keys import is_name, is_secret

MASK = "******"

_DEPTH = 32
_MEMBERS = 1_000
_VALUES = 20_000
_TEXT = 16_384
_CHARACTERS = 262_144


def capture(value: object, sees_values: bool) -> Any:
    """The value as JSON. What JSON cannot say is said in words in parentheses; nothing is raised."""
    return _Capturing(sees_values).of(value)


def capture_snapshot(snapshot: Mapping[str, Any], sees_values: bool) -> Message:
    """States, tags and status are shown to everybody who may inspect; context and output are values."""
    captured: Message = {"status": str(snapshot.get("status", "active"))}
    for member, shown in (("value", True), ("context", sees_values), ("tags", True), ("output", sees_values)):
        if snapshot.get(member) is not None:
            captured[member] = capture(snapshot[member], shown)
    return captured


def capture_event(event: Mapping[str, Any], sees_values: bool) -> Message:
    """The type is shown to everybody."""
    captured = capture(event, sees_values)
    return {**(captured if isinstance(captured, dict) else {}), "type": event["type"]}


class _Capturing:
    def __init__(self, sees_values: bool) -> None:
        self._sees_values = sees_values
        self._path: list[int] = []
        self._values = 0
        self._characters = 0

    def of(self, value: object) -> Any:
        if value is None:
            return None
        self._values += 1
        if self._values > _VALUES or self._characters > _CHARACTERS:
            return "(left out: too much)"
        if isinstance(value, enum.Enum):
            value = value.name
        if isinstance(value, (str, bool, int, float)):
            return self._scalar(value) if self._sees_values else MASK
        return self._compound(value)

    def _scalar(self, value: str | bool | int | float) -> Any:
        if isinstance(value, bool):
            return value
        if isinstance(value, int):
            return value if abs(value) < 2**53 else self._text(str(value) if abs(value) < 10**1_000 else "(large)")
        if isinstance(value, float):
            return value if math.isfinite(value) else str(value)
        return self._text(value)

    def _text(self, value: str) -> str:
        shown = value if len(value) <= _TEXT else f"{value[:_TEXT]}…"
        self._characters += len(shown)
        return shown

    def _compound(self, value: object) -> Any:
        if id(value) in self._path:
            return "(circular)"
        if len(self._path) >= _DEPTH:
            return "(left out: too deep)"
        self._path.append(id(value))
        try:
            return self._inner(value)
        except Exception:  # noqa: BLE001 an object of the application, which may do what it likes
            return "(unreadable)"
        finally:
            self._path.pop()

    def _inner(self, value: object) -> Any:
        if isinstance(value, Mapping):
            return self._members(value)
        if isinstance(value, (list, tuple, AbstractSet)):
            elements = list(value)
            captured = [self.of(each) for each in elements[:_MEMBERS]]
            more = len(elements) - len(captured)
            return [*captured, f"({more} more)"] if more else captured
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            names = [each.name for each in dataclasses.fields(value)]
            return self._members({name: getattr(value, name) for name in names})
        return self._scalar(str(value)) if self._sees_values else MASK

    def _members(self, members: Mapping[Any, Any]) -> Message:
        captured: Message = {}
        for key in list(members)[:_MEMBERS]:
            name = key if isinstance(key, str) else str(key)
            inner = MASK if is_secret(name) else self.of(members[key])
            shown = name if self._sees_values or is_name(name) else MASK
            self._characters += len(shown)
            captured[f"{shown} ({len(captured) + 1})" if shown in captured else shown] = inner
        if len(members) > _MEMBERS:
            captured["(more)"] = len(members) - _MEMBERS
        return captured
