"""The peer of the interoperation matrix: one JSON object a line on standard input, one on standard output."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from xstate_webrtc import Answer, Channel, ChannelError, Event, Joining, NotAccepted, Problem, Snapshot, join
from xstate_webrtc.serving.actor import Handle
from xstate_webrtc.tasks import Tasks

Command = dict[str, Any]


class Counter:
    """The actor of the matrix."""

    def __init__(self) -> None:
        self._count = 0
        self._taken: list[Any] = []
        self._status = "active"
        self._handle: Handle | None = None

    def bind(self, handle: Handle) -> None:
        self._handle = handle

    def receive(self, event: Event) -> Answer:
        kind = event["type"]
        if kind == "ADD":
            self._count += event["by"]
            self._taken.append(event["by"])
        elif kind == "GET":
            return Answer(accepted=True, value=self._count)
        elif kind == "LIST":
            return Answer(accepted=True, value=list(self._taken))
        elif kind == "END":
            self._status = "done"
        elif kind == "SHOUT" and self._handle:
            self._handle.emit({"type": "SHOUTED", "count": self._count})
        else:
            raise NotAccepted(f"A counter takes no {kind}.")
        return Answer(accepted=True)

    def snapshot(self) -> Mapping[str, Any]:
        shown: dict[str, Any] = {"status": self._status, "value": "counting", "context": {"count": self._count}}
        return {**shown, "output": self._count} if self._status == "done" else shown


class Peer:
    def __init__(self) -> None:
        self._joining: Joining | None = None
        self._joined: Channel | None = None
        self._tasks = Tasks()
        self._commands: dict[str, Callable[[Command], Awaitable[Any]]] = {
            "join": self._join,
            "expose": self._expose,
            "find": self._find,
            "send": self._send,
            "ask": self._ask,
            "subscribe": self._subscribe,
            "watch": self._watch,
            "inspect": self._inspect,
            "cut": self._cut,
            "connections": self._connections,
            "leave": self._leave,
        }

    def take(self, line: str) -> None:
        self._tasks.spawn(self._answer(json.loads(line)))

    async def end(self) -> None:
        if self._joining:
            await self._joining.leave()
        await self._tasks.finish(1)

    async def _answer(self, command: Command) -> None:
        try:
            what = self._commands.get(command.get("do", ""))
            if what is None:
                raise ValueError(f"There is no command {command.get('do')}.")
            say({"id": command["id"], "ok": await what(command)})
        except Exception as error:  # noqa: BLE001 whatever it is, the matrix is told
            say({"id": command["id"], "error": words(error)})

    @property
    def _channel(self) -> Channel:
        if self._joined is None:
            raise ValueError("Join first.")
        return self._joined

    async def _join(self, command: Command) -> Any:
        self._joining = join(command["url"], command["channel"], name=command["name"], timeout=30)
        self._joined = await self._joining
        return {"peerId": self._channel.peer_id}

    async def _expose(self, command: Command) -> Any:
        exposed = self._channel.expose(Counter(), system_id=command["systemId"], src="counter")
        return {"sessionId": exposed.session_id}

    async def _find(self, command: Command) -> Any:
        actors = await self._channel.find(system_id=command["systemId"])
        return {"addresses": [str(actor.address) for actor in actors]}

    async def _send(self, command: Command) -> Any:
        actor, event, times = self._channel.actor(command["to"]), command["event"], command.get("times")
        for number in range(1, (times or 1) + 1):
            actor.send({**event, "by": number} if times else event)
        return {"sent": times or 1}

    async def _ask(self, command: Command) -> Any:
        timeout = command.get("timeoutMs", 5_000) / 1_000
        reply = await self._channel.actor(command["to"]).ask(command["event"], timeout=timeout)
        said = {"value": reply.value, "accepted": reply.accepted, "reason": reply.reason}
        return {name: value for name, value in said.items() if value is not None}

    async def _subscribe(self, command: Command) -> Any:
        on = command["id"]
        subscription = self._channel.actor(command["to"]).subscribe(
            on_emitted=lambda event: say({"on": on, "emitted": event})
        )

        async def follow() -> None:
            try:
                async for snapshot in subscription:
                    say({"on": on, "snapshot": shown(snapshot)})
                if subscription.completion:
                    say({"on": on, "complete": plain(vars(subscription.completion))})
            except ChannelError as error:
                say({"on": on, "failure": words(error)})

        self._tasks.spawn(follow())
        return {}

    async def _watch(self, command: Command) -> Any:
        on, actor = command["id"], self._channel.actor(command["to"])

        async def wait() -> None:
            try:
                say({"on": on, "complete": plain(vars(await actor.watch()))})
            except ChannelError as error:
                say({"on": on, "failure": words(error)})

        self._tasks.spawn(wait())
        return {}

    async def _inspect(self, command: Command) -> Any:
        on = command["id"]
        inspection = self._channel.inspect(command["peerId"])

        async def follow() -> None:
            try:
                async for event in inspection:
                    say({"on": on, "event": event})
            except ChannelError as error:
                say({"on": on, "failure": words(error)})

        self._tasks.spawn(follow())
        return {}

    async def _cut(self, command: Command) -> Any:
        link = self._channel._links.get(command["peerId"])
        if link is None:
            raise ValueError(f"There is no connection to {command['peerId']}.")
        link.cut(Problem("closed", "The matrix has cut it."))
        return {}

    async def _connections(self, command: Command) -> Any:
        return {
            peer_id: plain({"state": info.state, "conn": info.conn, "link": self._link_to(peer_id)})
            for peer_id, info in self._channel.connections().items()
        }

    def _link_to(self, peer_id: str) -> str | None:
        """This side's name of the conversation, which hello says."""
        peer_link = self._channel._links.get(peer_id)
        link = peer_link._link if peer_link else None
        return link._conversation._link if link else None

    async def _leave(self, command: Command) -> Any:
        if self._joining:
            await self._joining.leave()
        self._joining = self._joined = None
        return {}


def say(message: Command) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def words(error: BaseException) -> Command:
    if isinstance(error, ChannelError):
        return {"code": error.code, "message": error.message}
    return {"code": type(error).__name__, "message": str(error)}


def shown(snapshot: Snapshot) -> Command:
    return plain({**vars(snapshot), "tags": list(snapshot.tags) or None})


def plain(members: Mapping[str, Any]) -> Command:
    return {name: value for name, value in members.items() if value is not None}


async def main() -> None:
    logging.basicConfig(level=logging.INFO, stream=sys.stderr)
    for noisy in ("aiortc", "aioice", "websockets"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    lines = asyncio.StreamReader(limit=16_777_216)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    peer = Peer()
    while line := await lines.readline():
        peer.take(line.decode())
    await peer.end()


if __name__ == "__main__":
    asyncio.run(main())
