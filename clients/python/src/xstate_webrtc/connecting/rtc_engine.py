"""Direct connections, by the library `aiortc`."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from aiortc import RTCConfiguration, RTCDataChannel, RTCIceServer, RTCPeerConnection, RTCSessionDescription
from aiortc.rtcconfiguration import RTCIceTransportPolicy
from aiortc.rtcicetransport import parse_stun_turn_uri
from aiortc.sdp import candidate_from_sdp

from ..data.jsontext import Message
from ..data.read import text
from ..errors import Problem
from ..link.protocol import LABELS, ChannelId
from ..signaling.member import Member
from ..tasks import Tasks
from .candidates import MAX_CANDIDATES, candidates_in, clean_candidate, signaled
from .descriptions import UNSTATED_MESSAGE_SIZE, clean_description, max_message_size, without_candidates
from .environment import EngineConnection, EngineEvents

_log = logging.getLogger("xstate_webrtc.connecting")

PROTOCOL = "xstate-webrtc.v1"
_MAX_BUFFERED = 8_388_608


class RtcEngine:
    """Makes connections; what they do in the background belongs to the channel's tasks."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks

    def connect(self, conn: str, member: Member, events: EngineEvents) -> EngineConnection:
        return RtcConnection(conn, _configuration(member), events, self._tasks)


class RtcConnection:
    def __init__(self, conn: str, configuration: RTCConfiguration, events: EngineEvents, tasks: Tasks) -> None:
        self.conn = conn
        self.max_message_size = UNSTATED_MESSAGE_SIZE
        self._events = events
        self._tasks = tasks
        self._engine = RTCPeerConnection(configuration)
        self._channels: list[RTCDataChannel] = []
        self._described = False
        self._early: list[Message] = []
        self._candidates = 0
        self._opened = False
        self._closed = False
        self._waiting_frames: list[tuple[ChannelId, str]] = []
        self._listen()

    def send(self, channel: ChannelId, frame: str) -> None:
        if self._closed or self._channels[channel].readyState != "open":
            return
        if sum(each.bufferedAmount for each in self._channels) > _MAX_BUFFERED:
            self._end(Problem("overloaded", "The network takes less than is sent."))
        else:
            self._channels[channel].send(frame)

    def offer(self) -> None:
        self._work(self._offer)

    def describe(self, description: Message) -> None:
        self._work(self._describe, description)

    def candidate(self, candidate: Message) -> None:
        self._candidates += 1
        if self._candidates > MAX_CANDIDATES:
            return
        if self._described:
            self._work(self._add, candidate)
        else:
            self._early.append(candidate)

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._tasks.spawn(self._engine.close())

    def _listen(self) -> None:
        for channel, label in enumerate(LABELS):
            data_channel = self._engine.createDataChannel(
                label, ordered=True, protocol=PROTOCOL, negotiated=True, id=channel
            )
            self._channels.append(data_channel)
            number: ChannelId = 1 if channel else 0
            data_channel.on("open", self._on_open)
            data_channel.on("message", lambda data, number=number: self._on_message(number, data))
            data_channel.on("close", lambda: self._end(Problem("closed", "The connection was closed.")))
        self._engine.on("datachannel", lambda _: self._end(Problem("protocol-error", "It opened a third channel.")))
        self._engine.on("connectionstatechange", self._on_state)

    async def _offer(self) -> None:
        offer = await self._engine.createOffer()
        self._signal_description(offer)
        await self._engine.setLocalDescription(offer)
        self._signal_candidates()

    async def _describe(self, description: Message) -> None:
        kind = description.get("type")
        if kind not in ("offer", "answer") or self._described:
            return
        sdp = description.get("sdp")
        clean = clean_description(sdp)
        self.max_message_size = max_message_size(clean)
        await self._engine.setRemoteDescription(RTCSessionDescription(sdp=clean, type=kind))
        self._described = True
        for line in candidates_in(str(sdp)):
            self.candidate({"candidate": line})
        for candidate in self._early:
            await self._add(candidate)
        self._early.clear()
        if kind == "offer":
            answer = await self._engine.createAnswer()
            self._signal_description(answer)
            await self._engine.setLocalDescription(answer)
            self._signal_candidates()

    async def _add(self, candidate: Message) -> None:
        line = text(candidate.get("candidate"))
        clean = clean_candidate(line) if line else None
        if clean is None:
            _log.debug("A candidate of the peer is left out.")
            return
        parsed = candidate_from_sdp(clean.removeprefix("candidate:"))
        parsed.sdpMLineIndex = 0
        await self._engine.addIceCandidate(parsed)

    def _signal_description(self, description: RTCSessionDescription) -> None:
        sdp = without_candidates(description.sdp)
        self._events.on_signal({"description": {"type": description.type, "sdp": sdp}})

    def _signal_candidates(self) -> None:
        local = self._engine.localDescription
        mid = self._engine.sctp.mid if self._engine.sctp else None
        if not self._closed and local:
            for part in signaled(candidates_in(local.sdp), mid or "0"):
                self._events.on_signal({"candidate": part})

    def _on_open(self) -> None:
        if self._closed or self._opened or any(each.readyState != "open" for each in self._channels):
            return
        self._opened = True
        self._events.on_open()
        for channel, frame in self._waiting_frames:
            self._events.on_frame(channel, frame)
        self._waiting_frames.clear()

    def _on_message(self, channel: ChannelId, data: object) -> None:
        if self._closed:
            return
        # What is no text is no frame, and the link says so.
        frame = data if isinstance(data, str) else "\0"
        if self._opened:
            self._events.on_frame(channel, frame)
        else:
            self._waiting_frames.append((channel, frame))

    def _on_state(self) -> None:
        state = self._engine.connectionState
        if state in ("failed", "closed"):
            code = "closed" if self._opened else "connect-failed"
            self._end(
                Problem(code, f"The connection {'has ended' if self._opened else 'could not be made'} ({state}).")
            )

    def _end(self, reason: Problem) -> None:
        if not self._closed:
            self.close()
            self._events.on_closed(reason)

    def _work(self, step: Callable[..., Awaitable[None]], *arguments: Message) -> None:
        self._tasks.spawn(self._guarded(step, *arguments))

    async def _guarded(self, step: Callable[..., Awaitable[None]], *arguments: Message) -> None:
        """What a peer's description does to the engine ends this connection, and nothing else."""
        try:
            if not self._closed:
                await step(*arguments)
        except Exception as error:  # noqa: BLE001 whatever the engine raises
            if not self._closed:
                _log.warning("The connection %s could not be made: %r", self.conn, error)
                self._end(Problem("connect-failed", f"The connection could not be made: {error}"))


def _is_usable(url: str) -> bool:
    """One that aiortc cannot read would end every connection."""
    try:
        parse_stun_turn_uri(url)
    except ValueError as error:
        _log.warning("An ICE server of the hub is left out, %s: %s", url, error)
        return False
    return True


def _configuration(member: Member) -> RTCConfiguration:
    # Without a list aiortc asks a public STUN server.
    servers = [
        RTCIceServer(urls=list(urls), username=server.username, credential=server.credential)
        for server in member.ice_servers
        if (urls := [url for url in server.urls if _is_usable(url)])
    ]
    policy = RTCIceTransportPolicy.RELAY if member.relay_only else RTCIceTransportPolicy.ALL
    return RTCConfiguration(iceServers=servers, iceTransportPolicy=policy)
