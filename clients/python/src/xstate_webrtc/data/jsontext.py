"""JSON from and for another process: bounded in depth, strict, and always encodable as UTF-8."""

from __future__ import annotations

import json
from typing import Any, NoReturn

Message = dict[str, Any]

MAX_DEPTH = 64
"""Levels of lists and objects in a frame or signal (protocol §3, *Frames*)."""


def parse(text: str) -> Any:
    """The value of a JSON text. Raises `ValueError` for what is no JSON or nests too deep."""
    try:
        value = json.loads(text, parse_constant=_no_constant)
    except RecursionError:
        raise ValueError(f"it nests deeper than {MAX_DEPTH}") from None
    # Counted first: most texts have fewer brackets than may nest, and need no walk.
    if text.count("[") + text.count("{") > MAX_DEPTH and is_deeper(value, MAX_DEPTH):
        raise ValueError(f"it nests deeper than {MAX_DEPTH}")
    return value


def encode(value: object) -> str:
    """The value as JSON. Raises `ValueError` or `TypeError` for what is none."""
    try:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    except RecursionError:
        raise ValueError("it nests too deep") from None
    try:
        text.encode()
    except UnicodeEncodeError:  # a lone surrogate, which JSON can say and UTF-8 cannot
        return json.dumps(value, separators=(",", ":"), allow_nan=False)
    return text


def is_deeper(value: object, levels: int) -> bool:
    """Whether lists and objects nest deeper; never looks deeper than that."""
    if isinstance(value, dict):
        inner: Any = value.values()
    elif isinstance(value, (list, tuple)):
        inner = value
    else:
        return False
    return levels == 0 or any(is_deeper(each, levels - 1) for each in inner)


def utf8_length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode(errors="surrogatepass"))


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")
