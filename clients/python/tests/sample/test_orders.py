"""The statecharts of the JVM, asked, driven and watched."""

from __future__ import annotations

import asyncio

import pytest

from xstate_webrtc import BadEvent, Channel, HubError, NoSuchActor, PeerLost, join

from .peers import LABEL, as_peer, only, soon


async def the_order(channel: Channel) -> tuple[str, str]:
    peer = await soon(channel.wait_for_peer(kind="jvm"))
    order = await only(channel, "order", peer)
    return peer.peer_id, str(order.address)


async def test_the_order_is_found_asked_sent_to_and_followed(hub: str) -> None:
    async with as_peer(hub, "orders") as channel:
        peer_id, address = await the_order(channel)
        assert channel.connections()[peer_id].path == "direct"
        order = channel.actor(address)
        refused = await order.ask({"type": "NO_SUCH_EVENT"})
        assert refused.accepted is False
        assert refused.reason
        assert refused.snapshot
        assert refused.snapshot.status == "active"
        await soon(order.send({"type": "HOLD"}))
        revisions = []
        async with order.subscribe() as subscription:
            async for snapshot in subscription:
                revisions.append(snapshot.rev)
                if len(revisions) == 5:
                    break
        assert revisions == sorted(revisions)
        assert snapshot.context["order"]["paymentToken"] in (None, "******")


async def test_what_is_wrong_is_a_typed_error(hub: str) -> None:
    async with as_peer(hub, "wrong") as channel:
        peer_id, address = await the_order(channel)
        gone = channel.actor(address.rsplit("/", 1)[0] + "/x:999999")
        with pytest.raises(NoSuchActor):
            await gone.ask({"type": "HOLD"})
        with pytest.raises(NoSuchActor):
            await soon(gone.watch())
        with pytest.raises(NoSuchActor):
            await soon(anext(gone.subscribe()))
        with pytest.raises(BadEvent):
            gone.send({"type": "xstate.stop"})
        with pytest.raises(PeerLost):
            await channel.actor(f"xstate://{LABEL}/p-nobody/x:0").ask({"type": "HOLD"})
        letters: asyncio.Queue[tuple[str, str]] = asyncio.Queue()
        channel.on_dead_letter = lambda peer, letter: letters.put_nowait((peer, letter["code"]))
        gone.send({"type": "HOLD"})
        assert await soon(letters.get()) == (peer_id, "no-such-actor")


async def test_the_orders_are_inspected_from_their_start_on(hub: str) -> None:
    async with as_peer(hub, "inspector") as channel:
        peer = await soon(channel.wait_for_peer(kind="jvm"))
        known: set[str] = set()
        synced = False
        async with channel.inspect(peer.peer_id) as inspection:
            while not (synced and len(known) > 1):
                event = await soon(anext(inspection))
                if event["type"] == "@xstate.actor":
                    known.add(event["sessionId"])
                elif event["type"] == "synced":
                    synced = True
                    assert set(event["sessionIds"]) <= known
                elif event["type"] == "@xstate.snapshot":
                    assert event["sessionId"] in known


async def test_a_hub_that_refuses_says_why(hub: str) -> None:
    with pytest.raises(HubError) as refused:
        await join(hub, "no label because of §", name="x", timeout=30)
    assert refused.value.code in ("bad-message", "forbidden")


async def test_a_hub_that_is_not_there_says_so_after_the_timeout() -> None:
    with pytest.raises(HubError) as refused:
        await join("ws://127.0.0.1:9/xstate/signaling", LABEL, timeout=0.5)
    assert refused.value.code == "unreachable"


async def test_nothing_is_left_after_the_end(hub: str) -> None:
    before = asyncio.all_tasks()
    async with as_peer(hub, "leaver") as channel:
        await the_order(channel)
    # The engine's own tasks end in their own time.
    for _ in range(200):
        if asyncio.all_tasks() == before:
            break
        await asyncio.sleep(0.05)
    assert asyncio.all_tasks() == before
