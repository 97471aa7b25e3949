"""Every case of every file of docs/vectors, twice: as it stands, and disturbed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from xstate_webrtc.data.jsontext import encode
from xstate_webrtc.link.frames import FrameReader, write_frames
from xstate_webrtc.link.protocol import ProtocolError

from . import script
from .actors_world import ClientWorld, InspectorWorld, ServerWorld
from .link_world import LinkWorld
from .matching import expand, matches
from .member_world import MemberWorld

_FOLDER = Path(__file__).parents[4] / "docs" / "vectors"
# aiortc decodes texts before anybody is asked, and sees to what is no UTF-8 itself.
# An actor handles an event while it is delivered: nothing waits in a mailbox.
_LACKS = {"bytes", "mailbox"}
_WORLDS: dict[str, Callable[[dict[str, Any]], script.World]] = {
    "link": lambda given: LinkWorld(),
    "server": ServerWorld,
    "client": ClientWorld,
    "source": lambda given: ServerWorld(given, channel=1),
    "inspector": InspectorWorld,
    "member": MemberWorld,
}


def _cases() -> Iterator[Any]:
    for path in sorted(_FOLDER.glob("*.jsonl")):
        header, *cases = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        if header["vectors"] != 1:
            raise ValueError(f"{path.name} is of version {header['vectors']}, and 1 is all that is known here.")
        for case in cases:
            runs = ("",) if case.get("exact") or header["role"] == "frames" else ("", " (disturbed)")
            for run in runs:
                yield pytest.param(
                    header["role"], case, bool(run), id=f"{path.stem}: {case['name']}{run}".replace("::", ":")
                )


@pytest.mark.parametrize(("role", "case", "disturbed"), list(_cases()))
def test_vector(role: str, case: dict[str, Any], disturbed: bool) -> None:
    lacking = set(case.get("needs", ())) & _LACKS
    if lacking:
        pytest.skip(f"this client lacks {', '.join(lacking)}")
    case = expand(case)
    if role == "frames":
        _run_frames(case)
    elif role in _WORLDS:
        world = _WORLDS[role](case.get("given", {}))
        try:
            script.run(world, case, disturbed)
        finally:
            world.close()
    elif role == "hub":
        pytest.skip("this client is no hub")
    else:
        pytest.fail(f"there is no runner of {role} here")


def _run_frames(case: dict[str, Any]) -> None:
    frame_bytes, message_bytes = case.get("frameBytes", 16_384), case.get("messageBytes", 1_048_576)
    if "write" in case:
        frames = list(write_frames((encode(each) for each in case["write"]), frame_bytes))
        assert all(1 <= len(frame.encode()) <= frame_bytes for frame in frames)
        reader = FrameReader(frame_bytes, message_bytes)
        assert [message for frame in frames for message in reader.read(frame)] == case["write"]
        return
    reader = FrameReader(frame_bytes, message_bytes)
    *before, last = case["read"]
    messages = [message for frame in before for message in reader.read(frame)]
    if case.get("refused"):
        with pytest.raises(ProtocolError):
            reader.read(last)
    else:
        messages += reader.read(last)
        assert matches(case["gives"], messages, {})
