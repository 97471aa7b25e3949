"""A peer with an actor, one that asks, one that is inspected, one that inspects: each on a link of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from xstate_webrtc.asking.address import Address
from xstate_webrtc.asking.listing import Listing
from xstate_webrtc.asking.open_questions import OpenQuestions
from xstate_webrtc.asking.remote_actor import RemoteActor
from xstate_webrtc.asking.single import ask_once
from xstate_webrtc.asking.subscription import Subscription
from xstate_webrtc.data.clock import Clock
from xstate_webrtc.errors import ChannelError, Problem
from xstate_webrtc.inspecting.inspection import Feed
from xstate_webrtc.link.link import Link
from xstate_webrtc.link.protocol import ChannelId
from xstate_webrtc.peer_desk import PeerDesk
from xstate_webrtc.publishing.publication import Publication
from xstate_webrtc.serving.exposed_actor import ExposedActor
from xstate_webrtc.serving.exposed_actors import ExposedActors

from .link_world import LinkWorld
from .order import Order

Message = dict[str, Any]


class ActorsWorld(LinkWorld):
    """What the roles have in common: the desk on top of the link, in an event loop that the clock drives."""

    def __init__(self, given: Message) -> None:
        self.loop = asyncio.new_event_loop()
        self._may: frozenset[str] = frozenset(given.get("permissions", ("inspect", "values", "send")))
        super().__init__()
        self.clock.on_settle = self._pump
        self.publication = Publication(self.clock)
        self.actors = ExposedActors(self.publication)
        self.desk = PeerDesk(
            "p-b", lambda: self._may, self.actors, self.publication, self.clock, lambda peer, letter: None
        )
        self.desk.begin(self.link)
        self._counted = 0

    def meet(self, conn: str, changed: Message) -> None:
        counted: Message = {"received": self._counted}
        if self._greeted:
            counted["resumes"] = self.names["$link"]
        if "received" in changed:
            self._counted = changed["received"]
        super().meet(conn, {**counted, **changed})

    def taken(self, channel: int, message: Message) -> None:
        """The runner acknowledges each counted message at once."""
        if message["type"] in ("hello", "ack", "ping", "pong", "bye"):
            return
        if channel == 0:
            self._counted += 1
            received = self._counted
        else:
            received = self.wire(None).counted[1] = self.wire(None).counted[1] + 1
        self.clock.soon(lambda: self.put(channel, f'[{{"type":"ack","received":{received}}}]', None))

    def permit(self, permissions: list[str]) -> None:
        self._may = frozenset(permissions)
        self.desk.permitted()

    def on_ready(self) -> None:
        self.desk.ready()

    def on_messages(self, channel: ChannelId, messages: list[Message]) -> None:
        self.desk.receive(channel, messages)

    def on_cut(self, reason: Problem) -> None:
        super().on_cut(reason)
        self.desk.cut()

    def on_anew(self, reason: Problem) -> None:
        self.desk.end(reason, anew=True)

    def on_end(self, reason: Problem, bye: bool) -> None:
        super().on_end(reason, bye)
        self.desk.cut()
        self.desk.end(reason, anew=False)

    def close(self) -> None:
        self.link.lose(Problem("closing", "The case is over."))
        self._pump()
        for task in asyncio.all_tasks(self.loop):
            task.cancel()
        self._pump()
        self.loop.close()

    def _pump(self) -> None:
        """Lets all that is ready in the event loop run."""
        for _ in range(6):
            self.loop.call_soon(self.loop.stop)
            self.loop.run_forever()


class ServerWorld(ActorsWorld):
    """The side that has an actor, and the one that is inspected."""

    def __init__(self, given: Message, channel: int = 0) -> None:
        super().__init__(given)
        self.channel = channel
        self._order = self._start("order", given)
        self.names["$order"] = self._order.session_id

    def do(self, step: Message) -> None:
        match step["do"]:
            case "event":
                self._order.send(step["event"])
            case "stop":
                self._order.stop()
            case "start":
                self._start(step["systemId"], {})
            case "permit":
                self.permit(step["permissions"])
            case _:
                super().do(step)

    def kind_of(self, told: Message) -> Any:
        return "event" if "event" in told else super().kind_of(told)

    def leftovers(self) -> list[Message]:
        # Of one that is inspected, it is not told which events it was given.
        return [each for each in super().leftovers() if self.channel == 0 or "event" not in each or "type" in each]

    def _start(self, system_id: str, given: Message) -> ExposedActor:
        return self.actors.add(
            Order(self._told),
            system_id,
            "orderMachine",
            None,
            given.get("exposed", True),
            given.get("shown", True),
        )


class ClientWorld(ActorsWorld):
    """The side that asks."""

    def __init__(self, given: Message) -> None:
        super().__init__(given)
        self._asks: dict[str, asyncio.Task[None]] = {}
        self._subscriptions: dict[str, Subscription] = {}

    def do(self, step: Message) -> None:
        name = step.get("as", "")
        match step["do"]:
            case "cancel":
                self._asks[name].cancel()
            case "unsubscribe":
                self._subscriptions[name].close()
            case "send" | "ask" | "subscribe" | "watch" | "find" as what:
                self._asks[name] = self.loop.create_task(self._guarded(name, getattr(self, f"_{what}"), step))
            case _:
                super().do(step)
        self._pump()

    def kind_of(self, told: Message) -> Any:
        for kind in ("reply", "snapshot", "emitted", "complete", "found", "taken", "failed"):
            if kind in told:
                return "outcome", told[kind]
        return super().kind_of(told)

    def link_to(self, peer_id: str) -> Link:
        return self.link

    def questions(self, peer_id: str) -> OpenQuestions:
        assert self.desk.questions is not None
        return self.desk.questions

    async def _guarded(self, name: str, what: Callable[[str, Message], Any], step: Message) -> None:
        try:
            await what(name, step)
        except ChannelError as error:
            if name:
                self._told.append({"failed": name, "code": error.code})
        except asyncio.CancelledError:
            self._told.append({"failed": name, "code": "cancelled"})

    def _actor(self, step: Message) -> RemoteActor:
        return RemoteActor(Address("channel", "p-b", step["to"]), _conversations=_Conversations(self))

    async def _send(self, name: str, step: Message) -> None:
        await self._actor(step).send(step["event"])
        if name:
            self._told.append({"taken": name})

    async def _ask(self, name: str, step: Message) -> None:
        reply = await self._actor(step).ask(step["event"], timeout=step.get("timeoutMs", 5_000) / 1_000)
        told = {"accepted": reply.accepted, "reason": reply.reason, "value": reply.value}
        told["snapshot"] = _shown(reply.snapshot) if reply.snapshot else None
        self._told.append({"reply": name, **_present(told)})

    async def _subscribe(self, name: str, step: Message) -> None:
        emitted = lambda event: self._told.append({"emitted": name, "event": event})  # noqa: E731
        subscription = self._actor(step).subscribe(on_emitted=emitted)
        self._subscriptions[name] = subscription
        async for snapshot in subscription:
            self._told.append({"snapshot": name, "is": _shown(snapshot)})
        if subscription.completion and subscription.completion.status != "unsubscribed":
            self._told.append({"complete": name})

    async def _watch(self, name: str, step: Message) -> None:
        completion = await self._actor(step).watch()
        self._told.append({"complete": name, "status": completion.status})

    async def _find(self, name: str, step: Message) -> None:
        query = {"query": step["query"]} if "query" in step else {}
        actors = await ask_once(
            self.questions("p-b"),
            Listing(),
            lambda number: {"type": "actors", "id": number, **query},
            "unsubscribe",
            None,
            self.clock,
        )
        members = ("sessionId", "systemId", "src", "status")
        shown = [{member: actor.get(member) for member in members} for actor in actors]
        self._told.append({"found": name, "actors": [_present(each) for each in shown]})


class _Conversations:
    def __init__(self, world: ClientWorld) -> None:
        self._world = world
        self.clock: Clock = world.clock

    def link(self, peer_id: str) -> Link:
        return self._world.link

    def questions(self, peer_id: str) -> OpenQuestions:
        return self._world.questions(peer_id)


class InspectorWorld(ActorsWorld):
    """The side that inspects."""

    channel = 1

    def __init__(self, given: Message) -> None:
        super().__init__(given)
        self._feed: Feed | None = None

    def do(self, step: Message) -> None:
        match step["do"]:
            case "inspect":
                self._feed = self.desk.inspect(step.get("history"), step.get("query", {}))
            case "stop":
                assert self._feed is not None
                self._feed.end()
            case _:
                super().do(step)

    def told(self) -> list[Message]:
        while self._feed and self._feed.items:
            event = self._feed.next()
            if event["type"] == "synced":
                self._told.append({"synced": event["sessionIds"]})
            elif event["type"] == "gap":
                self._told.append({"gap": event["dropped"]})
            elif event["type"] != "@xstate-webrtc.restarted":  # this client's own word
                self._told.append({"event": event})
        return super().told()

    def kind_of(self, told: Message) -> Any:
        inspected = any(kind in told for kind in ("event", "synced", "gap"))
        return "inspected" if inspected else super().kind_of(told)

    def leftovers(self) -> list[Message]:
        self.told()
        return super().leftovers()


def _present(members: Message) -> Message:
    return {name: value for name, value in members.items() if value is not None}


def _shown(snapshot: Any) -> Message:
    return _present({member: getattr(snapshot, member) for member in ("status", "value", "context")})
