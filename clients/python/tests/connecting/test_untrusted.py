"""Candidates and descriptions of strangers: little of them is believed."""

from __future__ import annotations

import pytest

from xstate_webrtc.connecting.candidates import clean_candidate
from xstate_webrtc.connecting.descriptions import clean_description, max_message_size, without_candidates

_SDP = "\r\n".join(
    [
        "v=0",
        "o=- 1 1 IN IP4 127.0.0.1",
        "s=-",
        "t=0 0",
        "a=group:BUNDLE 0",
        "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
        "c=IN IP4 0.0.0.0",
        "a=candidate:1 1 udp 2122260223 169.254.169.254 80 typ host",
        "a=ice-ufrag:abcd",
        "a=ice-pwd:0123456789012345678901",
        "a=ice-options:trickle",
        "a=fingerprint:sha-256 " + ":".join(["AB"] * 32),
        "a=setup:actpass",
        "a=mid:0",
        "a=sctp-port:5000",
        "a=max-message-size:262144",
        "a=x-evil:%n%n",
        "",
    ]
)


@pytest.mark.parametrize("address", ["192.0.2.7", "10.0.0.1", "127.0.0.1", "2001:db8::1", "fd00::7", "::1"])
def test_a_candidate_of_an_ordinary_address_is_taken(address: str) -> None:
    line = f"candidate:842163049 1 UDP 2122260223 {address} 46154 typ host generation 0 ufrag x network-id 1"
    assert clean_candidate(line) == f"candidate:842163049 1 udp 2122260223 {address} 46154 typ host"


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",  # noqa: S104
        "::",
        "255.255.255.255",
        "224.0.0.251",
        "ff02::fb",
        "169.254.169.254",
        "fe80::1",
        "::ffff:169.254.169.254",
        "::ffff:0.0.0.0",
        "fd00:ec2::254",
        "100.100.100.200",
        "3f1c.local",
        "example.org",
        "127.0.0.1.5",
        "",
    ],
)
def test_a_candidate_that_points_elsewhere_is_left_out(address: str) -> None:
    assert clean_candidate(f"candidate:1 1 udp 2122260223 {address} 46154 typ host") is None


@pytest.mark.parametrize(
    "line",
    [
        "",
        "candidate:%n%n%n",
        "candidate:1 1 tcp 1518280447 192.0.2.7 9 typ host tcptype active",
        "candidate:1 2 udp 1 192.0.2.7 46154 typ host",
        "candidate:1 1 udp 1 192.0.2.7 0 typ host",
        "candidate:1 1 udp 1 192.0.2.7 65536 typ host",
        "candidate:1 1 udp 9999999999 192.0.2.7 46154 typ host",
        "candidate:1 1 udp 1 192.0.2.7 46154 typ evil",
        "candidate:1 1 udp 1 192.0.2.7 46154 typ host\r\na=evil " + "x" * 10,
        "candidate:1 1 udp 1 192.0.2.7 46154 typ host " + "x" * 1_100,
    ],
)
def test_what_is_no_candidate_is_left_out(line: str) -> None:
    assert clean_candidate(line) is None


def test_a_description_is_written_anew_from_what_is_understood() -> None:
    clean = clean_description(_SDP)
    assert "a=ice-ufrag:abcd\r\n" in clean
    assert "a=fingerprint:sha-256 AB:" in clean
    assert "evil" not in clean
    assert "candidate" not in clean


@pytest.mark.parametrize("missing", ["ice-ufrag", "ice-pwd", "fingerprint", "setup"])
def test_a_description_without_what_is_needed_is_refused_in_words(missing: str) -> None:
    lines = [line for line in _SDP.split("\r\n") if not line.startswith(f"a={missing}")]
    with pytest.raises(ValueError, match=missing):
        clean_description("\r\n".join(lines))


@pytest.mark.parametrize(
    "sdp", [None, 7, "", "v=0", _SDP.replace("m=application", "m=audio"), _SDP + _SDP, "x" * 70_000]
)
def test_what_describes_no_data_channels_is_refused(sdp: object) -> None:
    with pytest.raises(ValueError, match="session description"):
        clean_description(sdp)


def test_frames_are_as_large_as_both_engines_take() -> None:
    assert max_message_size(_SDP) == 65_536
    assert max_message_size(_SDP.replace("262144", "4096")) == 4_096
    assert max_message_size(_SDP.replace("262144", "0")) == 65_536
    assert max_message_size("v=0") == 65_536


def test_what_is_signaled_carries_no_candidates() -> None:
    assert "candidate" not in without_candidates(_SDP)
    assert without_candidates(_SDP).count("\r\n") == _SDP.count("\r\n") - 1
