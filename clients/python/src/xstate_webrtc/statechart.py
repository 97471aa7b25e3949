"""A small statechart: states, transitions by event, a context. It is enough for a device, and no engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .serving.actor import Answer, Event, Handle

Context = Mapping[str, Any]
Guard = Callable[[Context, Event], bool]
Action = Callable[[Context, Event], Mapping[str, Any] | None]
"""Returns the members of the context that change."""


class Statechart:
    """Runs a machine config as XState has it, as far as: `id`, `initial`, `context`, and `states` with `on`, `entry`,
    `exit`, `tags`, `type: "final"` and `output`. A transition is a target, or `target`, `guard` and `actions`, or a
    list of these of which the first with a guard that holds is taken. Guards and actions are functions.
    """

    def __init__(self, config: Mapping[str, Any]) -> None:
        self._config = config
        self._states: Mapping[str, Any] = config["states"]
        self._handle: Handle | None = None
        self._emitting: list[Event] = []
        self.context: dict[str, Any] = dict(config.get("context", {}))
        self.value: str = config["initial"]
        self.status = "active"
        for name, state in self._states.items():
            self._check(name, state)
        self._enter(self.value, {"type": "xstate.init"})

    @property
    def definition(self) -> Mapping[str, Any]:
        """The config as an inspector can draw it: functions are told by name."""
        named: Mapping[str, Any] = _named(self._config)
        return named

    def bind(self, handle: Handle) -> None:
        self._handle = handle

    def send(self, event: Event) -> None:
        """Sends it an event from here; inspectors see it. One that is not taken changes nothing."""
        if self._handle:
            self._handle.send(event)
        else:
            self.receive(event)

    def emit(self, event: Event) -> None:
        """Tells subscribers of an event; for actions."""
        self._emitting.append(event)

    def receive(self, event: Event) -> Answer:
        if self.status != "active":
            return Answer(accepted=False, reason=f"It is {self.status}.")
        transition = self._choose(event)
        if transition is None:
            return Answer(accepted=False, reason=f"No transition for {event['type']} from {self.value}.")
        target = transition.get("target")
        if target is not None:
            self._act(self._states[self.value].get("exit"), event)
        self._act(transition.get("actions"), event)
        if target is not None:
            self._enter(target, event)
        self._tell_emitted()
        return Answer(accepted=True)

    def snapshot(self) -> Mapping[str, Any]:
        state = self._states[self.value]
        shown = {"status": self.status, "value": self.value, "context": self.context}
        if "tags" in state:
            shown["tags"] = list(state["tags"])
        if self.status == "done" and "output" in state:
            output = state["output"]
            shown["output"] = output(self.context) if callable(output) else output
        return shown

    def _choose(self, event: Event) -> Mapping[str, Any] | None:
        for transition in _transitions(self._states[self.value], event["type"]):
            guard: Guard | None = transition.get("guard")
            if guard is None or guard(self.context, event):
                return transition
        return None

    def _enter(self, name: str, event: Event) -> None:
        self.value = name
        state = self._states[name]
        self._act(state.get("entry"), event)
        if state.get("type") == "final":
            self.status = "done"

    def _act(self, actions: Action | list[Action] | None, event: Event) -> None:
        for action in [actions] if callable(actions) else actions or ():
            self.context = {**self.context, **(action(self.context, event) or {})}

    def _tell_emitted(self) -> None:
        emitted, self._emitting = self._emitting, []
        if self._handle:
            for event in emitted:
                self._handle.emit(event)

    def _check(self, name: str, state: Mapping[str, Any]) -> None:
        for kind in state.get("on", {}):
            for transition in _transitions(state, kind):
                target = transition.get("target")
                if target is not None and target not in self._states:
                    raise ValueError(f"{kind} in {name} leads to {target}, which is no state.")


def _transitions(state: Mapping[str, Any], kind: str) -> list[Mapping[str, Any]]:
    given = state.get("on", {}).get(kind, [])
    listed = given if isinstance(given, list) else [given]
    return [{"target": each} if isinstance(each, str) else each for each in listed]


def _named(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _named(each) for key, each in value.items() if key not in ("context", "output")}
    if isinstance(value, list):
        return [_named(each) for each in value]
    return {"type": value.__name__} if callable(value) else value
