"""Tokens, backoff and refusals, in virtual time."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

import pytest

from tests.vectors.member_world import MemberWorld
from xstate_webrtc.errors import Problem
from xstate_webrtc.signaling.member import JoinRequest, Member

_JOINED = {"type": "joined", "peerId": "p-a", "resume": "t-1", "permissions": [], "peers": [], "more": False}


class Hub(MemberWorld):
    """The world of the vectors, with a source of tokens."""

    def __init__(self, tokens: list[str | Problem] | None = None) -> None:
        self.tokens = tokens
        super().__init__({})
        self._member.leave()
        self._sockets.clear()
        request = JoinRequest("orders", {"name": "tested"}, ask_token=None if tokens is None else self._ask)
        self.member = self._member = Member("ws://hub", request, self._open, self.clock, self)
        self.ended: list[str] = []
        self.member.start()
        self.clock.settle()

    def _ask(self, done: Callable[[str | None, Problem | None], None]) -> None:
        answer = self.tokens.pop(0) if self.tokens else Problem("no-token", "There are no more.")
        done(None, answer) if isinstance(answer, Problem) else done(answer, None)

    @property
    def sent(self) -> list[dict[str, Any]]:
        return self._sockets[-1].sent

    @property
    def opened(self) -> int:
        return len(self._sockets)

    def say(self, message: dict[str, Any]) -> None:
        self.put(0, json.dumps(message), None)

    def on_closed(self, reason: Problem) -> None:
        self.ended.append(reason.code)


def in_seconds(hub: Hub, seconds: int) -> str:
    at = datetime.fromtimestamp(hub.clock.wall() / 1_000 + seconds, timezone.utc)
    return at.strftime("%Y-%m-%dT%H:%M:%S.123456789Z")


def test_the_next_token_is_brought_when_three_quarters_are_over() -> None:
    hub = Hub(["one", "two", "three"])
    assert hub.sent[0]["token"] == "one"
    hub.say({**_JOINED, "expiresAt": in_seconds(hub, 100)})
    hub.clock.advance(74_000)
    assert len(hub.sent) == 1
    hub.clock.advance(2_000)
    assert hub.sent[1] == {"type": "renew", "token": "two"}
    hub.say({"type": "renewed", "expiresAt": in_seconds(hub, 100), "permissions": ["inspect"]})
    assert hub.member.permissions == {"inspect"}
    hub.clock.advance(80_000)
    assert hub.sent[2] == {"type": "renew", "token": "three"}


def test_a_refused_token_is_tried_again_with_another() -> None:
    hub = Hub(["one", "two", "three"])
    hub.say({**_JOINED, "expiresAt": in_seconds(hub, 100)})
    hub.clock.advance(80_000)
    hub.say({"type": "error", "code": "unauthorized", "message": "No.", "ref": {"type": "renew"}})
    hub.clock.advance(6_000)
    assert hub.sent[-1]["token"] == "three"
    assert hub.ended == []


def test_pauses_between_joins_grow_up_to_half_a_minute() -> None:
    hub = Hub()
    pauses = []
    for _ in range(12):
        begun = hub.clock.now()
        count = hub.opened
        hub.cut(True)
        while hub.opened == count:
            hub.clock.advance(50)
        pauses.append(hub.clock.now() - begun)
    assert 200 <= pauses[0] <= 600
    assert all(14_900 <= pause <= 30_100 for pause in pauses[-3:])


@pytest.mark.parametrize("code", ["forbidden", "unauthorized", "unsupported-version", "bad-message"])
def test_a_refused_join_is_the_end(code: str) -> None:
    hub = Hub()
    hub.say({"type": "error", "code": code, "message": "No."})
    hub.clock.advance(60_000)
    assert hub.ended == [code]
    assert hub.opened == 1


@pytest.mark.parametrize("code", ["channel-full", "rate-limited", "internal"])
def test_what_may_be_otherwise_soon_is_tried_again(code: str) -> None:
    hub = Hub()
    hub.say({"type": "error", "code": code, "message": "Later."})
    hub.clock.advance(2_000)
    assert hub.ended == []
    assert hub.opened == 2


def test_a_hub_that_does_not_answer_the_join_is_left_after_10_s() -> None:
    hub = Hub()
    hub.clock.advance(9_900)
    assert hub.opened == 1
    hub.clock.advance(1_000)
    assert hub.opened == 2


def test_tokens_stand_in_no_representation() -> None:
    hub = Hub()
    request = JoinRequest("orders", {}, token="xstate-join.very-secret")
    assert "secret" not in repr(request)
    hub.say({**_JOINED, "iceServers": [{"urls": "turn:t.example", "username": "u", "credential": "very-secret"}]})
    assert hub.member.ice_servers[0].credential == "very-secret"
    assert "secret" not in repr(hub.member.ice_servers)
