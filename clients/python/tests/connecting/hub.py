"""A hub without a network, and engines that connect as a test says."""

from __future__ import annotations

from typing import Any

from tests.virtual_clock import VirtualClock
from xstate_webrtc.channel import Channel
from xstate_webrtc.connecting.environment import EngineConnection, EngineEvents
from xstate_webrtc.data.jsontext import Message, encode, parse
from xstate_webrtc.link.protocol import ChannelId
from xstate_webrtc.signaling.hub_session import SocketEvents
from xstate_webrtc.signaling.member import JoinRequest, Member

_EVERYTHING = ["inspect", "values", "send", "peers"]


class FakeHub:
    """Passes on what members say to each other, and keeps what it heard."""

    def __init__(self, clock: VirtualClock, relays: bool = True) -> None:
        self.clock = clock
        self.relays = relays
        self.heard: list[tuple[str, Message]] = []
        self._sockets: dict[str, _Socket] = {}
        self.engines: dict[str, FakeEngine] = {}

    def join(self, name: str, connects: bool = True) -> Channel:
        engine = FakeEngine(self, name, connects)
        self.engines[name] = engine
        request = JoinRequest("channel", {"name": name})
        return Channel("ws://hub", request, lambda events: _Socket(self, events), engine.connect, self.clock)

    def count(self, kind: str, member: str) -> int:
        """How many messages had a member, such as offers."""
        return sum(message["type"] == kind and member in message for _, message in self.heard)

    def cut(self, peer_id: str) -> None:
        self._sockets.pop(peer_id).events.on_closed(1006, "cut")

    def receive(self, socket: _Socket, message: Message) -> None:
        if message["type"] == "join":
            self._join(socket, message)
            return
        peer_id = next(each for each, other in self._sockets.items() if other is socket)
        self.heard.append((peer_id, message))
        if message["type"] == "leave":
            self._sockets.pop(peer_id)
            self._tell_all({"type": "peer-left", "peerId": peer_id, "reason": "left"})
        elif (to := message.pop("to", None)) and to in self._sockets:
            self._sockets[to].tell({**message, "from": peer_id})

    def _join(self, socket: _Socket, message: Message) -> None:
        peer_id = f"p-{message['peer']['name']}"
        entry = {"peerId": peer_id, "name": message["peer"]["name"], "permissions": _EVERYTHING}
        limits = {"relayFrameBytes": 16_384, "relayBytesPerSecond": 1_000_000} if self.relays else {}
        others = [
            {"peerId": each, "name": each[2:], "permissions": _EVERYTHING} for each in self._sockets if each != peer_id
        ]
        self._tell_all({"type": "peer-joined", "peer": entry})
        self._sockets[peer_id] = socket
        joined = {"type": "joined", "peerId": peer_id, "resume": "r", "permissions": _EVERYTHING}
        socket.tell({**joined, "limits": limits, "peers": others, "more": False})

    def _tell_all(self, message: Message) -> None:
        for socket in self._sockets.values():
            socket.tell(message)


class _Socket:
    def __init__(self, hub: FakeHub, events: SocketEvents) -> None:
        self._hub = hub
        self.events = events
        hub.clock.soon(events.on_open)

    def send(self, text: str) -> None:
        message = parse(text)
        self._hub.clock.soon(lambda: self._hub.receive(self, message))

    def close(self, code: int) -> None:
        pass

    def tell(self, message: Message) -> None:
        text = encode(message)
        self._hub.clock.soon(lambda: self.events.on_text(text))


class FakeEngine:
    def __init__(self, hub: FakeHub, name: str, connects: bool) -> None:
        self._hub = hub
        self.name = name
        self.connects = connects
        self.connections: dict[str, FakeConnection] = {}

    def connect(self, conn: str, member: Member, events: EngineEvents) -> EngineConnection:
        connection = FakeConnection(self._hub, self, conn, events)
        self.connections[conn] = connection
        return connection


class FakeConnection:
    """Opens when both sides have described themselves, if both engines connect."""

    max_message_size = 65_536

    def __init__(self, hub: FakeHub, engine: FakeEngine, conn: str, events: EngineEvents) -> None:
        self._hub = hub
        self._engine = engine
        self._events = events
        self.conn = conn
        self.closed = False

    @property
    def _other(self) -> FakeConnection | None:
        engines = (each for each in self._hub.engines.values() if each is not self._engine)
        return next((each.connections[self.conn] for each in engines if self.conn in each.connections), None)

    def offer(self) -> None:
        self._events.on_signal({"description": {"type": "offer", "sdp": ""}})

    def describe(self, description: dict[str, Any]) -> None:
        if description["type"] == "offer":
            self._events.on_signal({"description": {"type": "answer", "sdp": ""}})
        elif (other := self._other) and self._engine.connects and other._engine.connects:
            for each in (self, other):
                self._hub.clock.soon(each._events.on_open)

    def candidate(self, candidate: dict[str, Any]) -> None:
        pass

    def send(self, channel: ChannelId, frame: str) -> None:
        other = self._other
        if other and not self.closed:
            self._hub.clock.soon(lambda: None if other.closed else other._events.on_frame(channel, frame))

    def close(self) -> None:
        self.closed = True
