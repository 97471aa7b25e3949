"""Who connects to whom, how, and what becomes of it when that is not possible or ends."""

from __future__ import annotations

import asyncio

import pytest

from tests.sample.peers import Ledger
from tests.virtual_clock import VirtualClock
from xstate_webrtc import Channel, PeerLost, Problem

from .hub import FakeHub

_CUT = Problem("closed", "The test has cut it.")


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


def meet(hub: FakeHub, **connects: bool) -> tuple[Channel, Channel]:
    """Two members; `b` has the greater id, and offers."""
    a, b = (hub.join(name, connects.get(name, True)) for name in ("a", "b"))
    hub.clock.settle()
    assert (a.peer_id, b.peer_id) == ("p-a", "p-b")
    return a, b


def send(channel: Channel, peer_id: str, count: int = 1) -> list[asyncio.Future[None]]:
    actor = channel.actor(f"xstate://channel/{peer_id}/@ledger")
    return [actor.send({"type": "ADD", "n": n}) for n in range(1, count + 1)]


@pytest.mark.parametrize("asker", ["a", "b"])
async def test_the_greater_id_offers_whoever_wants_it(clock: VirtualClock, asker: str) -> None:
    hub = FakeHub(clock)
    a, b = meet(hub)
    ledger = Ledger()
    one, other = (a, b) if asker == "a" else (b, a)
    other.expose(ledger, system_id="ledger")
    sent = send(one, other.peer_id, 3)
    clock.advance(200)
    await asyncio.gather(*sent)
    assert ledger.taken == [1, 2, 3]
    offerers = {who for who, message in hub.heard if message.get("description", {}).get("type") == "offer"}
    assert offerers == {"p-b"}
    assert hub.count("signal", "want") == (asker == "a")
    assert one.connections()[other.peer_id].path == "direct"


@pytest.mark.parametrize("asker", ["a", "b"])
async def test_what_does_not_open_within_10_s_goes_on_through_the_hub(clock: VirtualClock, asker: str) -> None:
    hub = FakeHub(clock)
    a, b = meet(hub, a=False)
    ledger = Ledger()
    one, other = (a, b) if asker == "a" else (b, a)
    other.expose(ledger, system_id="ledger")
    sent = send(one, other.peer_id, 50)
    clock.advance(9_900)
    assert ledger.taken == []
    clock.advance(400)
    await asyncio.gather(*sent)
    assert ledger.taken == list(range(1, 51))
    assert one.connections()[other.peer_id].path == "relay"


async def test_a_relayed_connection_gives_way_to_a_direct_one_and_nothing_is_lost(clock: VirtualClock) -> None:
    hub = FakeHub(clock)
    a, b = meet(hub, a=False)
    ledger = Ledger()
    a.expose(ledger, system_id="ledger")
    actor = b.actor("xstate://channel/p-a/@ledger")
    actor.send({"type": "ADD", "n": 1})
    clock.advance(10_500)
    assert b.connections()["p-a"].path == "relay"
    hub.engines["a"].connects = True
    for n in range(2, 80):
        actor.send({"type": "ADD", "n": n})
        clock.advance(500)
    assert b.connections()["p-a"].path == "direct"
    assert ledger.taken == list(range(1, 80))


async def test_where_the_hub_does_not_relay_it_is_tried_again_until_the_link_is_lost(clock: VirtualClock) -> None:
    hub = FakeHub(clock, relays=False)
    _, b = meet(hub, a=False)
    (sent,) = send(b, "p-a")
    clock.advance(29_000)
    assert not sent.done()
    assert hub.count("signal", "description") >= 2
    clock.advance(2_500)
    with pytest.raises(PeerLost):
        await sent


async def test_a_cut_is_made_good_with_another_connection(clock: VirtualClock) -> None:
    hub = FakeHub(clock)
    a, b = meet(hub)
    ledger = Ledger()
    a.expose(ledger, system_id="ledger")
    send(b, "p-a", 5)
    clock.advance(100)
    first = b.connections()["p-a"].conn
    link = a._links.get("p-b")
    assert link
    link.cut(_CUT)
    actor = b.actor("xstate://channel/p-a/@ledger")
    taken = actor.send({"type": "ADD", "n": 6})
    clock.advance(2_000)
    await taken
    assert ledger.taken == [1, 2, 3, 4, 5, 6]
    assert b.connections()["p-a"].conn != first


async def test_a_cut_socket_is_joined_again_and_the_link_goes_on(clock: VirtualClock) -> None:
    hub = FakeHub(clock)
    a, b = meet(hub)
    ledger = Ledger()
    a.expose(ledger, system_id="ledger")
    send(b, "p-a")
    clock.advance(100)
    hub.cut("p-b")
    assert b.connections()["p-a"].state == "connected"
    taken = b.actor("xstate://channel/p-a/@ledger").send({"type": "ADD", "n": 2})
    clock.advance(1_000)
    await taken
    assert b.state == "joined"
    assert b.connections()["p-a"].state == "connected"


async def test_what_was_never_answered_is_a_lost_peer_whatever_ended_the_conversation(clock: VirtualClock) -> None:
    hub = FakeHub(clock)
    _, b = meet(hub)
    actor = b.actor("xstate://channel/p-a/@ledger")
    asking = asyncio.create_task(actor.ask({"type": "LIST"}))
    (sent,) = send(b, "p-a")
    await asyncio.sleep(0)
    link = b._links.get("p-a")
    assert link
    link.bye(Problem("forbidden", "It may not."))
    with pytest.raises(PeerLost):
        await asking
    with pytest.raises(PeerLost):
        await sent


async def test_what_a_callback_raises_ends_nothing(clock: VirtualClock, caplog: pytest.LogCaptureFixture) -> None:
    def fails(peer_id: str, letter: object) -> None:
        raise RuntimeError("a callback")

    hub = FakeHub(clock)
    _, b = meet(hub)
    b.on_dead_letter = fails
    send(b, "p-a")
    clock.advance(500)
    assert "A callback failed." in caplog.text
    assert b.connections()["p-a"].state == "connected"


async def test_whoever_leaves_ends_what_is_asked_of_it(clock: VirtualClock) -> None:
    hub = FakeHub(clock)
    a, b = meet(hub)
    a.expose(Ledger(), system_id="ledger")
    watching = asyncio.create_task(b.actor("xstate://channel/p-a/@ledger").watch())
    await asyncio.sleep(0)
    clock.advance(200)
    a.leave()
    clock.advance(200)
    with pytest.raises(PeerLost):
        await watching
    assert "p-a" not in b.connections()
    b.leave()
    clock.advance(300)
    assert clock.pending == 0
