"""A thermostat on a device. The inspector page of the hub shows it, and sets its target.

python examples/thermostat.py ws://localhost:8080/xstate/signaling sample-app
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys
from collections.abc import Mapping
from typing import Any

from xstate_webrtc import Event, Statechart, join

Context = Mapping[str, Any]


def set_target(context: Context, event: Event) -> Context:
    return {"target": float(event["celsius"])}


def measure(context: Context, event: Event) -> Context:
    return {"measured": round(float(event["celsius"]), 1)}


def is_a_temperature(context: Context, event: Event) -> bool:
    return isinstance(event.get("celsius"), (int, float)) and 5 <= event["celsius"] <= 30


def is_too_cold(context: Context, event: Event) -> bool:
    return bool(event["celsius"] < context["target"] - 0.5)


def is_too_warm(context: Context, event: Event) -> bool:
    return bool(event["celsius"] > context["target"] + 0.5)


def is_warm_enough(context: Context, event: Event) -> bool:
    return bool(event["celsius"] >= context["target"])


def is_cool_enough(context: Context, event: Event) -> bool:
    return bool(event["celsius"] <= context["target"])


SET_TARGET = {"guard": is_a_temperature, "actions": set_target}


def thermostat() -> Statechart:
    return Statechart(
        {
            "id": "thermostat",
            "initial": "idle",
            "context": {"target": 20.0, "measured": 20.0},
            "states": {
                "idle": {
                    "on": {
                        "SET_TARGET": SET_TARGET,
                        "MEASURED": [
                            {"target": "heating", "guard": is_too_cold, "actions": measure},
                            {"target": "cooling", "guard": is_too_warm, "actions": measure},
                            {"actions": measure},
                        ],
                    }
                },
                "heating": {
                    "tags": ["on"],
                    "on": {
                        "SET_TARGET": SET_TARGET,
                        "MEASURED": [
                            {"target": "idle", "guard": is_warm_enough, "actions": measure},
                            {"actions": measure},
                        ],
                    },
                },
                "cooling": {
                    "tags": ["on"],
                    "on": {
                        "SET_TARGET": SET_TARGET,
                        "MEASURED": [
                            {"target": "idle", "guard": is_cool_enough, "actions": measure},
                            {"actions": measure},
                        ],
                    },
                },
            },
        }
    )


async def simulate_room(chart: Statechart, seconds: float = 1.0) -> None:
    """The room loses warmth to the winter outside; the thermostat makes up for it."""
    celsius = float(chart.context["measured"])
    while True:
        await asyncio.sleep(seconds)
        celsius += {"heating": 0.4, "cooling": -0.4}.get(chart.value, -0.1)
        chart.send({"type": "MEASURED", "celsius": celsius})


async def main(url: str, label: str) -> None:
    chart = thermostat()
    async with join(url, label, name="thermostat", kind="device") as channel:
        channel.expose(chart, system_id="thermostat", src="thermostat")
        print(f"Shown as {channel.peer_id} in the channel {label}; end it with Ctrl+C.")
        room = asyncio.create_task(simulate_room(chart))
        try:
            await channel.closed()
        finally:
            room.cancel()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    logging.getLogger("aiortc").setLevel(logging.WARNING)
    logging.getLogger("aioice").setLevel(logging.WARNING)
    where = sys.argv[1:] or ["ws://localhost:8080/xstate/signaling", "sample-app"]
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(main(*where))
