"""The values of the vectors: generated texts, names that are bound, and what matches anything."""

from __future__ import annotations

from typing import Any


def expand(value: Any) -> Any:
    """Writes `{"$text":…}` out."""
    if isinstance(value, dict):
        if set(value) == {"$text"}:
            return "".join(str(part) if isinstance(part, str) else part[0] * int(part[1]) for part in value["$text"])
        return {key: expand(each) for key, each in value.items()}
    if isinstance(value, list):
        return [expand(each) for each in value]
    return value


def fill(value: Any, names: dict[str, Any]) -> Any:
    """Puts what is bound in the place of its names."""
    if isinstance(value, dict):
        return {key: fill(each, names) for key, each in value.items()}
    if isinstance(value, list):
        return [fill(each, names) for each in value]
    if isinstance(value, str) and value in names:
        return names[value]
    return value


def matches(expected: Any, actual: Any, names: dict[str, Any]) -> bool:
    """Whether it is what is expected; binds names if so."""
    fresh = dict(names)
    if not _matches(expected, actual, fresh):
        return False
    names.update(fresh)
    return True


def _matches(expected: Any, actual: Any, names: dict[str, Any]) -> bool:
    if isinstance(expected, str) and expected.startswith("$") and len(expected) > 1:
        if expected in names:
            return _same(names[expected], actual)
        names[expected] = actual
        return True
    if expected == "*":
        return True
    if expected == "…":
        return isinstance(actual, str) and actual != ""
    if isinstance(expected, dict):
        return isinstance(actual, dict) and _members_match(expected, actual, names)
    if isinstance(expected, list):
        return (
            isinstance(actual, list)
            and len(expected) == len(actual)
            and all(_matches(each, other, names) for each, other in zip(expected, actual, strict=True))
        )
    return _same(expected, actual)


def _members_match(expected: dict[str, Any], actual: dict[str, Any], names: dict[str, Any]) -> bool:
    seen = set()
    for key, value in expected.items():
        name = key.removesuffix("?")
        seen.add(name)
        if name not in actual:
            if name == key:
                return False
        elif not _matches(value, actual[name], names):
            return False
    return set(actual) <= seen


def _same(expected: Any, actual: Any) -> bool:
    if isinstance(expected, bool) or isinstance(actual, bool):
        return expected is actual
    return bool(expected == actual)
