"""Scripted conversations: what goes in, and what must come out."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Protocol

from tests.virtual_clock import VirtualClock

from .matching import fill, matches

Message = dict[str, Any]
_QUIET_MS = 200
_FREE = ("ack", "ping")


class World(Protocol):
    """The tested side, and the other one as far as the runner plays it."""

    clock: VirtualClock
    channel: int
    """The channel of steps that name none."""
    names: dict[str, Any]
    batches: bool
    """Whether messages come in batches; single ones otherwise."""

    def out(self, channel: int, on: str | None) -> list[Message]:
        """What the tested side has sent and no step has taken yet."""
        ...

    def put(self, channel: int, frame: str, on: str | None) -> None: ...

    def do(self, step: Message) -> None: ...

    def told(self) -> list[Message]:
        """What the application was told and no step has taken yet."""
        ...

    def kind_of(self, told: Message) -> Any:
        """Told things of different kinds come in any order."""
        ...

    def closed(self, on: str | None) -> Any: ...

    def cut(self, on: Any) -> None: ...

    def step(self, step: Message) -> bool:
        """A step of this role alone; false if there is no such."""
        ...

    def close(self) -> None:
        """The case is over."""
        ...

    def leftovers(self) -> list[Message]:
        """All that was sent or told and that no step has taken."""
        ...


def run(world: World, case: Message, disturbed: bool) -> None:
    for number, step in enumerate(case["steps"], 1):
        try:
            _Step(world, disturbed).run(step)
        except AssertionError as error:
            raise AssertionError(f"step {number}, {json.dumps(step)[:300]}: {error}") from None
    _Step(world, disturbed).quiet()


class _Step:
    def __init__(self, world: World, disturbed: bool) -> None:
        self._world = world
        self._disturbed = disturbed

    def run(self, step: Message) -> None:
        for number in range(1, step.get("times", 1) + 1):
            self._once(step, number)
            self._world.clock.settle()

    def _once(self, step: Message, number: int) -> None:
        world = self._world
        on = step.get("on")
        channel = step.get("channel", world.channel)
        within = step.get("within", _QUIET_MS)
        now = fill(step, {**world.names, "$#": number})
        # Names that are not bound yet are bound by what comes.
        expected = fill(step, {"$#": number})
        if "in" in step:
            world.put(channel, self._frame(now["in"]), on)
        elif "frame" in step:
            world.put(channel, step["frame"], on)
        elif "do" in step:
            world.do(now)
        elif "out" in step:
            if step.get("optional"):
                self._take_if_there(expected["out"], world.out(channel, on))
            else:
                # A peer that joins again has another socket by then.
                self._await(
                    within,
                    lambda: self._take_out(expected["out"], world.out(channel, on)),
                    lambda: world.out(channel, on),
                )
        elif "told" in step:
            self._await(within, lambda: self._take_told(expected["told"], step), world.told)
        elif "advance" in step:
            world.clock.advance(step["advance"])
        elif "closed" in step:
            self._await(within, lambda: self._is_closed(step["closed"], on), lambda: world.closed(on))
        elif "quiet" in step:
            self.quiet()
        elif "cut" in step:
            world.cut(on if world.batches else step["cut"])
        elif not world.step(now):
            raise AssertionError("a step that this runner does not know")

    def quiet(self) -> None:
        self._world.clock.advance(_QUIET_MS)
        left = [each for each in self._world.leftovers() if each.get("type") not in _FREE]
        assert not left, f"not expected: {json.dumps(left)[:2000]}"

    def _frame(self, given: Any) -> str:
        if not self._world.batches:
            return json.dumps(_disturb(given) if self._disturbed else given, ensure_ascii=False)
        messages = given if isinstance(given, list) else [given]
        return json.dumps([_disturb(each) if self._disturbed else each for each in messages], ensure_ascii=False)

    def _await(self, within: float, attempt: Callable[[], bool], state: Callable[[], Any]) -> None:
        waited = 0
        self._world.clock.settle()
        while not attempt():
            assert waited < within, f"it did not come; there is {json.dumps(state(), default=str)[:2000]}"
            self._world.clock.advance(10)
            waited += 10

    def _take_out(self, expected: Any, sent: list[Message]) -> bool:
        if self._disturbed:
            sent[:] = [_calm(each) for each in sent]
        wanted = expected if isinstance(expected, list) else [expected]
        if wanted[0].get("type") in _FREE:
            return self._take_free(wanted[0], sent)
        told = [each for each in sent if each["type"] not in _FREE]
        if len(told) < len(wanted):
            return False
        first = told[: len(wanted)]
        for each in wanted:
            found = next((other for other in first if matches(each, other, self._world.names)), None)
            assert found is not None, f"{json.dumps(each)} is not among {json.dumps(first)[:2000]}"
            first.remove(found)
            sent.remove(found)
        return True

    def _take_if_there(self, expected: Message, sent: list[Message]) -> None:
        """The next message, if it is that one."""
        told = [each for each in sent if each["type"] not in _FREE]
        if told and matches(expected, told[0], self._world.names):
            sent.remove(told[0])

    def _take_free(self, expected: Message, sent: list[Message]) -> bool:
        least = expected.get("received")
        for each in list(sent):
            if each["type"] != expected["type"]:
                continue
            sent.remove(each)
            if isinstance(least, int) and each["received"] < least:
                continue
            assert matches(expected, each, self._world.names), f"sent was {json.dumps(each)}"
            return True
        return False

    def _take_told(self, expected: Message, step: Message) -> bool:
        told = self._world.told()
        wanted = {**expected, **({"channel": step["channel"]} if "channel" in step else {})}
        kind = self._world.kind_of(wanted)
        for each in told:
            if self._world.kind_of(each) == kind:
                shown = {key: value for key, value in each.items() if key != "channel"}
                if self._disturbed:
                    shown = _calm(shown)
                assert matches(expected, shown, self._world.names), f"told was {json.dumps(each)[:2000]}"
                told.remove(each)
                return True
        return False

    def _is_closed(self, expected: Any, on: str | None) -> bool:
        closed = self._world.closed(on)
        if expected is False:
            assert not closed, "it is closed"
            return True
        if closed is False or closed is None:
            return False
        assert expected is True or closed == expected, f"closed with {closed}"
        return True


def _calm(value: Any) -> Any:
    """What was disturbed and is handed over as it came."""
    if isinstance(value, list):
        return [_calm(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {key: _calm(each) for key, each in value.items() if key != "later"}


def _disturb(value: Any) -> Any:
    """Members in reverse order and one more that nobody knows, in the message and every object within."""
    if isinstance(value, list):
        return [_disturb(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {"later": {"type": ["later", None]}, **{key: _disturb(value[key]) for key in reversed(value)}}
