"""What peers see of values."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import pytest

from xstate_webrtc.capturing.capture import capture
from xstate_webrtc.capturing.secret_keys import is_name, is_secret
from xstate_webrtc.data.jsontext import encode


@pytest.mark.parametrize(
    "key", ["password", "userPassword", "api_key", "API-Key", "accessToken", "pin", "loginPin", "PAN", "cardPan", "jwt"]
)
def test_keys_that_look_like_secrets_are_masked(key: str) -> None:
    assert is_secret(key)
    assert capture({key: "hidden", "n": [{key: 7}]}, True) == {key: "******", "n": [{key: "******"}]}


@pytest.mark.parametrize("key", ["company", "spinner", "keyboard", "target", "japan", "value", "monkeys"])
def test_keys_that_only_sound_like_secrets_are_not(key: str) -> None:
    assert not is_secret(key)


def test_without_values_neither_values_nor_keys_that_may_be_data_are_shown() -> None:
    captured = capture({"count": 7, "name": "Ada", "on": True, "ada@example.org": {"a1b2c3": 1}, "none": None}, False)
    assert captured == {
        "count": "******",
        "name": "******",
        "on": "******",
        "******": {"******": "******"},
        "none": None,
    }
    assert is_name("count")
    assert not is_name("a1b2c3")
    assert not is_name("two words")


def test_what_is_no_json_is_said_in_words() -> None:
    circle: dict[str, Any] = {}
    circle["self"] = circle

    @dataclass
    class Point:
        x: float
        y: object

    class Unreadable:
        def __str__(self) -> str:
            raise RuntimeError

    captured = capture({"c": circle, "p": Point(math.inf, Unreadable()), "s": {1}, "big": 2**80, "b": b"x"}, True)
    assert captured["c"] == {"self": "(circular)"}
    assert captured["p"] == {"x": "inf", "y": "(unreadable)"}
    assert captured["s"] == [1]
    assert captured["big"] == str(2**80)
    encode(captured)


def test_what_is_too_large_or_too_deep_is_left_out_and_said() -> None:
    deep: Any = "end"
    for _ in range(100):
        deep = [deep]
    captured = capture({"deep": deep, "many": list(range(2_000)), "long": "x" * 20_000}, True)
    assert "(left out: too deep)" in encode(captured["deep"])
    assert captured["many"][-1] == "(1000 more)"
    assert captured["long"].endswith("…")
    assert len(encode(capture(["x" * 16_000] * 1_000, True))) < 400_000
