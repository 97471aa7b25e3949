"""The order: the statechart that the tested side has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xstate_webrtc import Answer, Event, Statechart

Context = Mapping[str, Any]


class Order(Statechart):
    """Remembers what it was given."""

    def __init__(self, given: list[dict[str, Any]]) -> None:
        self._given = given
        super().__init__(
            {
                "id": "orderMachine",
                "initial": "cart",
                "context": {"amount": 0, "token": "s-1"},
                "states": {
                    "cart": {
                        "tags": ["open"],
                        "on": {"ADD": {"actions": self._add}, "PAY": "paid", "FAIL": {"actions": _fail}},
                    },
                    "paid": {"type": "final", "output": _output},
                },
            }
        )

    def receive(self, event: Event) -> Answer:
        self._given.append({"event": dict(event)})
        return super().receive(event)

    def _add(self, context: Context, event: Event) -> Context:
        amount = context["amount"] + event["amount"]
        self.emit({"type": "ADDED", "amount": amount})
        return {"amount": amount}


def _fail(context: Context, event: Event) -> Context:
    raise RuntimeError("a secret of the application")


def _output(context: Context) -> Context:
    return {"amount": context["amount"]}
