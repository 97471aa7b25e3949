"""Two peers in Python, which meet in the channel of the sample."""

from __future__ import annotations

import asyncio

import pytest

from xstate_webrtc import PeerLost
from xstate_webrtc.connecting.rtc_engine import RtcEngine

from .peers import Ledger, as_peer, cut, only, soon, until

_EVERYTHING = list(range(1, 301))


async def test_cuts_on_both_sides_lose_and_double_nothing(hub: str) -> None:
    async with as_peer(hub, "one") as one, as_peer(hub, "two") as two:
        ledger = Ledger()
        one.expose(ledger, system_id="ledger")
        peer = await soon(two.wait_for_peer("one"))
        actor = await only(two, "ledger", peer)
        conn = two.connections()[peer.peer_id].conn
        taken = []
        for n in _EVERYTHING:
            taken.append(actor.send({"type": "ADD", "n": n}))
            if n == 100:
                cut(two, peer.peer_id)
            if n == 200:
                await until(lambda: len(ledger.taken) >= 150)
                cut(one, two.peer_id)
            if n % 10 == 0:
                await asyncio.sleep(0)
        await soon(asyncio.gather(*taken))
        assert ledger.taken == _EVERYTHING
        assert two.connections()[peer.peer_id].conn != conn


async def test_where_no_direct_connection_is_made_the_hub_relays(hub: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def cannot(*arguments: object) -> None:
        raise RuntimeError("no network")

    monkeypatch.setattr(RtcEngine, "connect", cannot)
    async with as_peer(hub, "one") as one, as_peer(hub, "two") as two:
        ledger = Ledger()
        one.expose(ledger, system_id="ledger")
        actor = await only(two, "ledger", await soon(two.wait_for_peer("one")))
        assert two.connections()[one.peer_id].path == "relay"
        await soon(asyncio.gather(*(actor.send({"type": "ADD", "n": n}) for n in _EVERYTHING)))
        assert ledger.taken == _EVERYTHING
        large = await soon(actor.ask({"type": "LIST", "pad": "é" * 100_000}))
        assert large.value == _EVERYTHING


async def test_a_peer_that_leaves_ends_what_was_asked_of_it(hub: str) -> None:
    async with as_peer(hub, "asker") as asker:
        leaver_joining = as_peer(hub, "leaver")
        leaver = await leaver_joining
        leaver.expose(Ledger(), system_id="leaving")
        actor = await only(asker, "leaving", await soon(asker.wait_for_peer("leaver")))
        watching = asyncio.create_task(actor.watch())
        subscription = actor.subscribe()
        assert (await soon(anext(subscription))).context == {"count": 0}
        await leaver_joining.leave()
        with pytest.raises(PeerLost):
            await soon(watching)
        with pytest.raises(PeerLost):
            await soon(anext(subscription))


async def test_a_statechart_is_inspected_and_resumed_after_a_cut(hub: str) -> None:
    async with as_peer(hub, "shown") as shown, as_peer(hub, "looker") as looker:
        handle = shown.expose(Ledger(), system_id="ledger", src="ledger")
        peer = await soon(looker.wait_for_peer("shown"))
        async with looker.inspect(peer.peer_id) as inspection:
            first = await soon(anext(inspection))
            assert (first["type"], first["systemId"]) == ("@xstate.actor", "ledger")
            assert (await soon(anext(inspection)))["type"] == "synced"
            handle.send({"type": "ADD", "n": 1})
            told = [await soon(anext(inspection)) for _ in range(2)]
            assert [each["type"] for each in told] == ["@xstate.event", "@xstate.snapshot"]
            cut(looker, peer.peer_id)
            handle.send({"type": "ADD", "n": 2})
            told = [await soon(anext(inspection)) for _ in range(3)]
            assert [each["type"] for each in told] == ["@xstate.event", "@xstate.snapshot", "synced"]
            assert told[1]["snapshot"]["context"] == {"count": 2}
