"""What the tests of several peers share."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

from xstate_webrtc import Answer, Channel, Event, Peer, Problem, RemoteActor, join
from xstate_webrtc.join import Joining

LABEL = "sample-app"
PATIENCE_S = 60.0
T = TypeVar("T")


class Ledger:
    """Remembers every number that it is given."""

    def __init__(self) -> None:
        self.taken: list[int] = []

    def receive(self, event: Event) -> Answer:
        if event["type"] != "ADD":
            return Answer(accepted=event["type"] == "LIST", value=list(self.taken))
        self.taken.append(event["n"])
        return Answer(accepted=True)

    def snapshot(self) -> Mapping[str, Any]:
        return {"status": "active", "value": "open", "context": {"count": len(self.taken)}}


def as_peer(hub: str, name: str) -> Joining:
    return join(hub, LABEL, name=name, timeout=PATIENCE_S)


async def soon(what: Awaitable[T]) -> T:
    return await asyncio.wait_for(what, PATIENCE_S)


async def until(condition: Callable[[], bool]) -> None:
    async def wait() -> None:
        while not condition():
            await asyncio.sleep(0.02)

    await soon(wait())


async def only(channel: Channel, system_id: str, peer: Peer | None = None) -> RemoteActor:
    """The one actor of that name; it may take a moment until its peer has heard of this one."""
    while True:
        found = await soon(channel.find(system_id=system_id, peer_id=peer.peer_id if peer else None))
        if found:
            return found[0]
        await asyncio.sleep(0.1)


def cut(channel: Channel, peer_id: str) -> None:
    """As a lost network would."""
    link = channel._links.get(peer_id)
    assert link is not None
    link.cut(Problem("closed", "The test has cut it."))
