"""What the engine is told of the hub's ICE servers."""

from __future__ import annotations

from typing import cast

from aiortc.rtcconfiguration import RTCIceTransportPolicy

from xstate_webrtc.connecting.rtc_engine import _configuration
from xstate_webrtc.signaling.hub_message import IceServer
from xstate_webrtc.signaling.member import Member


class _Joined:
    relay_only = True
    ice_servers = (
        IceServer(("stun:stun.example:3478", "stun:", "http://evil.example")),
        IceServer(("nonsense",)),
        IceServer(("turn:turn.example:3478?transport=udp",), "u", "p"),
    )


class _Alone:
    relay_only = False
    ice_servers = ()


def test_servers_that_cannot_be_read_are_left_out_and_the_others_used() -> None:
    configuration = _configuration(cast(Member, _Joined()))
    assert [server.urls for server in configuration.iceServers or ()] == [
        ["stun:stun.example:3478"],
        ["turn:turn.example:3478?transport=udp"],
    ]
    assert configuration.iceTransportPolicy == RTCIceTransportPolicy.RELAY


def test_where_the_hub_names_no_servers_none_is_asked() -> None:
    assert _configuration(cast(Member, _Alone())).iceServers == []
