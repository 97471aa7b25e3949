"""A peer's side of signaling; the runner is the hub."""

from __future__ import annotations

import json
from typing import Any

from tests.virtual_clock import VirtualClock
from xstate_webrtc.errors import Problem
from xstate_webrtc.signaling.hub_message import Relayed, Signal
from xstate_webrtc.signaling.hub_session import Socket, SocketEvents
from xstate_webrtc.signaling.member import JoinRequest, Member
from xstate_webrtc.signaling.peer import Service

Message = dict[str, Any]


class _Socket:
    """One that the member has opened, as the hub sees it."""

    def __init__(self, events: SocketEvents) -> None:
        self.events = events
        self.sent: list[Message] = []
        self.closed: int | bool = False

    def send(self, text: str) -> None:
        self.sent.append(json.loads(text))

    def close(self, code: int) -> None:
        self.closed = code


class MemberWorld:
    channel = 0
    batches = False

    def __init__(self, given: Message) -> None:
        self.clock = VirtualClock()
        self.names: dict[str, Any] = {}
        self._told: list[Message] = []
        self._sockets: list[_Socket] = []
        request = JoinRequest("orders", {"name": "tested", "kind": "python"})
        self._member = Member("ws://hub", request, self._open, self.clock, self)
        self._member.start()

    def out(self, channel: int, on: str | None) -> list[Message]:
        return self._sockets[-1].sent

    def put(self, channel: int, frame: str, on: str | None) -> None:
        self._sockets[-1].events.on_text(frame)

    def do(self, step: Message) -> None:
        match step["do"]:
            case "signal":
                self._member.send({"type": "signal", "to": step["to"], **step["signal"]})
            case "renew":
                self._member.renew(step["token"])
            case "update":
                self._member.announce([Service(each["systemId"], each.get("src")) for each in step["services"]])
            case "leave":
                self._member.leave()
            case other:
                raise AssertionError(f"this runner cannot do {other}")

    def told(self) -> list[Message]:
        return self._told

    def kind_of(self, told: Message) -> Any:
        return next(iter(told))

    def closed(self, on: str | None) -> Any:
        return self._sockets[-1].closed

    def cut(self, on: Any) -> None:
        self._sockets[-1].events.on_closed(1006 if on in (None, True) else on, "")

    def step(self, step: Message) -> bool:
        if "is" not in step:
            return False
        member = self._member
        state = {
            "peerId": member.peer_id,
            "peers": sorted(peer.peer_id for peer in member.directory),
            "joined": member.state == "joined",
            "iceUrls": [url for server in member.ice_servers for url in server.urls],
        }
        for name, expected in step["is"].items():
            assert state[name] == expected, f"{name} is {state[name]}"
        return True

    def close(self) -> None:
        self._member.leave()

    def leftovers(self) -> list[Message]:
        return [each for socket in self._sockets for each in socket.sent] + self._told

    def on_joined(self, another_identity: bool) -> None:
        pass

    def on_presence(self) -> None:
        pass

    def on_signal(self, signal: Signal) -> None:
        told: Message = {"from": signal.sender}
        refused = signal.refused and {"code": signal.refused.code, "message": signal.refused.message}
        members = {
            "conn": signal.conn,
            "want": "connect" if signal.want else None,
            "description": signal.description,
            "candidate": signal.candidate,
            "refused": refused,
        }
        told.update({name: value for name, value in members.items() if value is not None})
        self._told.append({"signal": told})

    def on_relayed(self, relayed: Relayed) -> None:
        told: Message = {"from": relayed.sender, "conn": relayed.conn}
        if relayed.closed:
            self._told.append({"relay-closed": {**told, "code": relayed.closed.code}})
            return
        if relayed.frame is not None:
            told.update(channel=relayed.channel, frame=relayed.frame)
        self._told.append({"relayed": told})

    def on_socket_cut(self) -> None:
        pass

    def on_left(self, peer_id: str, reason: str) -> None:
        if reason != "timeout":
            self._told.append({"left": peer_id, "reason": reason})

    def on_settled(self) -> None:
        self._told.append({"settled": True})

    def on_refused(self, peer_id: str, of: str, reason: Problem) -> None:
        self._told.append({"refused": peer_id, "code": reason.code})

    def on_closed(self, reason: Problem) -> None:
        pass

    def _open(self, events: SocketEvents) -> Socket:
        socket = _Socket(events)
        self._sockets.append(socket)
        self.clock.soon(events.on_open)
        return socket
