"""Within a conversation every message is taken exactly once and in order, whatever becomes of the connections."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as some

from xstate_webrtc.errors import Problem

from .pair import Pair

_OVER = Problem("closing", "The test is over.")

_ACTIONS = some.lists(
    some.one_of(
        some.tuples(some.just("send"), some.integers(1, 40)),
        some.tuples(some.just("large"), some.integers(1, 300_000)),
        some.tuples(some.just("carry"), some.integers(1, 12)),
        some.tuples(some.just("wait"), some.integers(1, 4_000)),
        some.tuples(some.just("cut"), some.just(0)),
        some.tuples(some.just("connect"), some.just(0)),
    ),
    min_size=5,
    max_size=40,
)


@settings(max_examples=60, deadline=None, database=None)
@given(_ACTIONS)
def test_random_cuts_lose_nothing_and_double_nothing(actions: list[tuple[str, int]]) -> None:
    pair = Pair()
    sent = 0
    for action, count in actions:
        if action in ("send", "large"):
            for _ in range(count if action == "send" else 1):
                sent += 1
                text = "é" * (count if action == "large" else 1)
                pair.a.send(sent, text)
                pair.b.send(sent, text, kind="reply" if sent % 3 else "n")
        elif action == "carry":
            pair.carry(count)
        elif action == "wait":
            pair.clock.advance(count)
        elif action == "cut":
            pair.cut()
        else:
            pair.connect()
    pair.connect()
    pair.settle()
    everything = list(range(1, sent + 1))
    if "lost" in (pair.a.link.state, pair.b.link.state):
        # 30 s without a connection: who has lost its state has told of each message.
        assert set(pair.a.outcomes) | set(pair.b.outcomes) <= set(everything)
        return
    assert pair.b.numbers == everything
    assert sorted(pair.a.numbers) == everything
    plain = [message["n"] for message in pair.a.taken if message["type"] == "n"]
    assert plain == sorted(plain)
    assert set(pair.a.outcomes.values()) <= {"taken"}
    assert set(pair.a.outcomes) == set(everything)
    assert set(pair.b.outcomes) == set(everything)


def test_a_side_that_lost_its_state_begins_anew_and_the_other_tells_of_what_was_under_way() -> None:
    pair = Pair()
    pair.connect()
    pair.settle()
    pair.a.send(1)
    pair.settle()
    pair.a.send(2)
    pair.clock.settle()
    pair.cut()
    fresh = Pair()
    pair.b = fresh.b
    pair.b.link = type(pair.b.link)(lambda: "p-b", "p-a", pair.clock, pair.b)
    pair.connect()
    pair.settle()
    assert pair.a.ends == ["anew"]
    assert pair.a.outcomes == {1: "taken", 2: "peer-lost"}
    pair.a.send(3)
    pair.settle()
    assert pair.b.numbers == [3]


def test_after_a_clocks_jump_what_has_arrived_is_read_first() -> None:
    pair = Pair()
    pair.connect()
    pair.settle()
    pair.clock.jump(60_000)
    assert pair.a.link.state == "connected"
    pair.carry()
    pair.clock.advance(1_500)
    assert pair.a.link.state == "connected"


def test_an_ended_link_leaves_no_timer() -> None:
    pair = Pair()
    pair.connect()
    pair.a.send(1)
    pair.carry()
    pair.a.link.bye(_OVER)
    pair.b.link.lose(_OVER)
    assert pair.clock.pending == 0


def test_more_than_may_wait_ends_the_link_and_tells_of_each() -> None:
    pair = Pair()
    for number in range(5):
        pair.a.send(number, "x" * 1_000_000)
    assert pair.a.ends == ["overflow"]
    assert set(pair.a.outcomes.values()) == {"overflow"}


def test_a_message_that_the_other_side_cannot_take_comes_back_and_the_rest_goes_on() -> None:
    pair = Pair()
    pair.connect()
    pair.settle()
    pair.a.send(1, "x" * 1_048_576)
    pair.a.send(2)
    pair.settle()
    assert pair.a.outcomes == {1: "too-large", 2: "taken"}
    assert pair.b.numbers == [2]
