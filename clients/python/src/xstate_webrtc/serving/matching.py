"""Queries: which actors somebody wants to hear of."""

from __future__ import annotations

from collections.abc import Mapping

from ..data.jsontext import Message

MEMBERS = ("systemId", "src", "status")


def matches(query: Mapping[str, str], described: Message) -> bool:
    """Whether an actor is one of those: an absent member of the query stands for anything."""
    for member in MEMBERS:
        pattern = query.get(member)
        if pattern is None:
            continue
        text = described.get(member)
        if not isinstance(text, str) or not is_like(pattern, text):
            return False
    return True


def is_like(pattern: str, text: str) -> bool:
    """Whether the whole text is what the pattern describes, in which `*` stands for any characters."""
    first, *parts = pattern.split("*")
    if not parts:
        return pattern == text
    last = parts.pop()
    if not text.startswith(first) or not text.endswith(last) or len(text) < len(first) + len(last):
        return False
    at, end = len(first), len(text) - len(last)
    for part in parts:
        found = text.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return True
