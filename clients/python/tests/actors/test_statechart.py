"""The small statechart, and the example that is made of it."""

from __future__ import annotations

import asyncio
import contextlib
import json

import pytest

from examples.thermostat import simulate_room, thermostat
from xstate_webrtc import Answer, Statechart


def test_a_thermostat_heats_until_it_is_warm_enough() -> None:
    chart = thermostat()
    assert chart.receive({"type": "SET_TARGET", "celsius": 22}) == Answer(accepted=True)
    chart.receive({"type": "MEASURED", "celsius": 21})
    assert (chart.value, chart.context) == ("heating", {"target": 22.0, "measured": 21.0})
    chart.receive({"type": "MEASURED", "celsius": 21.9})
    assert chart.value == "heating"
    chart.receive({"type": "MEASURED", "celsius": 22})
    assert chart.value == "idle"
    chart.receive({"type": "MEASURED", "celsius": 23})
    assert chart.value == "cooling"


@pytest.mark.parametrize("celsius", [31, 4.9, "25", None])
def test_a_target_that_is_no_temperature_of_a_room_is_not_accepted(celsius: object) -> None:
    chart = thermostat()
    answer = chart.receive({"type": "SET_TARGET", "celsius": celsius})
    assert answer.accepted is False
    assert answer.reason
    assert chart.context["target"] == 20.0


def test_an_event_that_no_state_takes_is_not_accepted() -> None:
    answer = thermostat().receive({"type": "EXPLODE"})
    assert answer.accepted is False


def test_the_definition_is_json_and_names_guards_and_actions() -> None:
    definition = json.loads(json.dumps(thermostat().definition))
    assert definition["states"]["idle"]["on"]["SET_TARGET"]["guard"] == {"type": "is_a_temperature"}
    assert "context" not in definition


async def test_the_room_is_simulated() -> None:
    chart = thermostat()
    room = asyncio.create_task(simulate_room(chart, 0.001))
    while chart.value != "heating":
        await asyncio.sleep(0)
    while chart.value != "idle":
        await asyncio.sleep(0)
    room.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await room


def test_a_final_state_is_the_end() -> None:
    chart = Statechart(
        {"initial": "on", "states": {"on": {"on": {"OFF": "off"}}, "off": {"type": "final", "output": 7}}}
    )
    chart.send({"type": "OFF"})
    assert chart.snapshot() == {"status": "done", "value": "off", "context": {}, "output": 7}
    assert chart.receive({"type": "OFF"}).accepted is False


def test_a_target_that_is_no_state_is_found_at_once() -> None:
    with pytest.raises(ValueError, match="GO in on leads to nowhere"):
        Statechart({"initial": "on", "states": {"on": {"on": {"GO": "nowhere"}}}})
