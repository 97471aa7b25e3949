"""Keeps everything that this member sends through the hub within its quota."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable

from ..data.clock import Cancel, Clock
from ..data.jsontext import utf8_length
from ..link.protocol import ACTOR, ChannelId
from ..signaling.hub_message import RelayLimits

FRAME_COST = 256
MAX_COST_OF_ONE = 8_388_608
MAX_COST = 8 * MAX_COST_OF_ONE

_Frame = tuple[ChannelId, str, int]


class RelayQueue:
    """The frames of one connection that wait: the actor channel's and both hellos go before the rest."""

    def __init__(self, send: Callable[[ChannelId, str], None], overflow: Callable[[], None]) -> None:
        self._send = send
        self.overflow = overflow
        self._first: deque[_Frame] = deque()
        self._rest: deque[_Frame] = deque()
        self._greeted = False
        self.cost = 0

    @property
    def next_cost(self) -> int:
        """What the next frame costs; 0 if there is none."""
        queue = self._first or self._rest
        return queue[0][2] if queue else 0

    def add(self, channel: ChannelId, frame: str) -> None:
        cost = utf8_length(frame) + FRAME_COST
        self.cost += cost
        (self._first if channel == ACTOR or not self._greeted else self._rest).append((channel, frame, cost))
        self._greeted = self._greeted or channel != ACTOR

    def send_next(self) -> None:
        channel, frame, cost = (self._first or self._rest).popleft()
        self.cost -= cost
        self._send(channel, frame)

    def clear(self) -> None:
        self._first.clear()
        self._rest.clear()
        self.cost = 0


class RelayPacer:
    """What is above the quota waits for each connection by itself; these are served in turn."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._turns: dict[RelayQueue, None] = {}
        self._rate: float = math.inf
        self._credit: float = math.inf
        self._counted_at = clock.now()
        self._cancel: Cancel | None = None

    def begin(self, limits: RelayLimits | None) -> None:
        """This member has joined, anew or again: nothing of what waited can be sent."""
        for queue in list(self._turns):
            self.forget(queue)
        self._rate = (limits and limits.bytes_per_second) or math.inf
        self._credit = self._rate
        self._counted_at = self._clock.now()

    def send(self, queue: RelayQueue, channel: ChannelId, frame: str) -> None:
        """Sends a frame as soon as the quota allows; a connection for which too much waits ends."""
        queue.add(channel, frame)
        self._turns[queue] = None
        if not self._cancel:
            self._run()
        if queue.cost > MAX_COST_OF_ONE:
            queue.overflow()
        elif sum(each.cost for each in self._turns) > MAX_COST:
            max(self._turns, key=lambda each: each.cost).overflow()

    def forget(self, queue: RelayQueue) -> None:
        queue.clear()
        self._turns.pop(queue, None)

    def close(self) -> None:
        if self._cancel:
            self._cancel()
        self._cancel = None

    def _run(self) -> None:
        self._cancel = None
        at = self._clock.now()
        if self._rate < math.inf:
            self._credit = min(self._rate, self._credit + (at - self._counted_at) * self._rate / 1_000)
        self._counted_at = at
        while self._turns:
            queue = next(iter(self._turns))
            cost = queue.next_cost
            # One that costs more than a second's worth goes when nothing is owed.
            missing = min(cost, self._rate) - self._credit
            if missing > 0:
                self._cancel = self._clock.after(math.ceil(missing * 1_000 / self._rate), self._run)
                return
            self._credit -= cost
            del self._turns[queue]
            queue.send_next()
            if queue.next_cost:
                self._turns[queue] = None
