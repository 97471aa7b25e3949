"""Answers what one peer asks in one conversation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from ..capturing.capture import capture
from ..data.clock import Clock
from ..data.jsontext import Message, encode
from ..errors import Problem
from . import refusals
from .actor import Answer, Event
from .asker import Asker, Newest
from .dead_letters import DeadLetters
from .exposed_actor import ExposedActor
from .exposed_actors import ExposedActors
from .following import Lister, Open, Subscriber, Watcher, told
from .questions import Malformed, Question, read_question

_BOUNDS = {"subscribe": 256, "watch": 1_024, "actors": 16}
_LONGEST_VALUE = 262_144


class Outcomes(Protocol):
    """Those who inspect are told how asks end, and which events reach no actor."""

    def on_reply(self, actor: ExposedActor, target_id: str, event: Event, outcome: Answer | Problem) -> None: ...

    def on_dead_letter(
        self, source_id: str, to: str, event: Event, problem: Problem, actor: ExposedActor | None
    ) -> None: ...


class Answering:
    def __init__(self, asker: Asker, actors: ExposedActors, clock: Clock, outcomes: Outcomes) -> None:
        self._asker = asker
        self._actors = actors
        self._outcomes = outcomes
        self._open: dict[int, Open] = {}
        self._newest = Newest(asker)
        self._dead_letters = DeadLetters(asker, clock)

    def receive(self, message: Message) -> None:
        question = read_question(message)
        if question is None:
            return
        if isinstance(question, Malformed):
            if question.kind == "send":
                self._dead_letters.add(question.to, refusals.BAD_EVENT)
            else:
                self._asker.fail(question.id, refusals.BAD_EVENT)
        elif question.kind == "send":
            self._send(question)
        elif question.kind == "unsubscribe":
            self._close(question.id)
        elif question.kind == "cancel":
            pass  # an event is handled while it is delivered: nothing waits here
        elif question.id in self._open:
            self._asker.fail(question.id, refusals.ID_IN_USE)
        else:
            self._answer(question)

    def permitted(self) -> None:
        """What the peer may do is otherwise now."""
        for each in list(self._open.values()):
            each.permitted()

    def close(self) -> None:
        """The conversation is over."""
        for number in list(self._open):
            self._close(number)
        self._dead_letters.close()

    def _answer(self, question: Question) -> None:
        if question.kind == "ask":
            self._ask(question)
        elif question.kind == "spawn":
            may = self._asker.may("spawn")
            self._asker.fail(question.id, refusals.STARTS_NONE if may else refusals.MAY_SPAWN_NOTHING)
        elif question.kind == "stop":
            self._asker.fail(question.id, refusals.STARTED_NONE)
        elif question.kind == "actors":
            self._list(question)
        else:
            self._follow(question)

    def _send(self, question: Question) -> None:
        actor = self._recipient(question)
        if isinstance(actor, Problem):
            self._dead_letters.add(question.to, actor)
        else:
            outcome = actor.send(question.event, self._asker.name_of(question.sender))
            if isinstance(outcome, Problem) and outcome.code == "bad-event":
                self._dead_letters.add(question.to, outcome)

    def _ask(self, question: Question) -> None:
        actor = self._recipient(question)
        if isinstance(actor, Problem):
            self._asker.fail(question.id, actor)
            return
        name = self._asker.name_of(question.sender)
        outcome = self._checked(actor.send(question.event, name))
        self._outcomes.on_reply(actor, name, question.event, outcome)
        if isinstance(outcome, Problem):
            self._asker.fail(question.id, outcome)
        else:
            self._reply(question.id, actor, question.event, outcome)

    def _checked(self, outcome: Answer | Problem) -> Answer | Problem:
        """A value that peers can be told."""
        if isinstance(outcome, Problem) or outcome.value is None:
            return outcome
        value = capture(outcome.value, True)
        if len(encode(value)) > _LONGEST_VALUE:
            return Problem("not-accepted", "The answer is larger than 256 KiB. The event was taken.")
        return Answer(outcome.accepted, value, outcome.reason)

    def _reply(self, number: int, actor: ExposedActor, event: Event, answer: Answer) -> None:
        reply: Message = {"type": "reply", "id": number}
        if answer.accepted is not None:
            reply["accepted"] = answer.accepted
        if answer.accepted is False:
            inspects = self._asker.may_inspect(actor) and answer.reason
            reply["reason"] = answer.reason if inspects else f"The actor takes no {event['type']} now."
        if answer.value is not None:
            reply["value"] = answer.value
        short = dict(reply)

        def settle(problem: Problem | None) -> None:
            if problem and problem.code == "too-large":
                self._asker.tell(short)

        if self._asker.may_inspect(actor):
            reply["snapshot"] = actor.snapshot(self._asker.may("values"))
        self._asker.tell(reply, settle)

    def _list(self, question: Question) -> None:
        number, query, asker = question.id, question.query, self._asker
        if not asker.may_see_any:
            asker.fail(number, refusals.MAY_SEE_NOTHING)
        elif question.watch:
            self._keep(question, lambda drop: Lister(number, query, self._actors, asker, self._newest, drop))
        else:
            for actor in self._actors.matching(query):
                if asker.may_see(actor):
                    self._newest.send(told(number, "listed", actor))
            self._newest.send({"type": "listed", "id": number})

    def _follow(self, question: Question) -> None:
        number, asker = question.id, self._asker
        subscribes = question.kind == "subscribe"
        actor = self._actors.find(question.to)
        if not (asker.may("inspect") if subscribes else asker.may_see_any):
            asker.fail(number, refusals.MAY_INSPECT_NOTHING if subscribes else refusals.MAY_SEE_NOTHING)
        elif not actor or not asker.may_see(actor):
            asker.fail(number, refusals.NO_SUCH_ACTOR)
        elif not subscribes:
            self._keep(question, lambda drop: Watcher(number, actor, asker, drop))
        elif actor.shown:
            self._keep(question, lambda drop: Subscriber(number, actor, asker, self._newest, drop))
        else:
            asker.fail(number, refusals.NOT_SHOWN)

    def _keep(self, question: Question, begin: Callable[[Callable[[], None]], Open]) -> None:
        alike = sum(each.kind == question.kind for each in self._open.values())
        if alike >= _BOUNDS[question.kind]:
            self._asker.fail(question.id, refusals.TOO_MANY)
            return
        opened = begin(lambda: self._drop(question.id))
        self._open[question.id] = opened
        if isinstance(opened, (Subscriber, Lister)):
            self._newest.owe(opened)

    def _recipient(self, question: Question) -> ExposedActor | Problem:
        """The actor that an event is for, or why it may not be delivered; then those who inspect are told."""
        actor = self._actors.find(question.to)
        if not self._asker.may("send"):
            problem = refusals.MAY_SEND_NOTHING
        elif actor is None:
            problem = refusals.NO_SUCH_ACTOR
        elif not actor.takes_events:
            problem = refusals.NOT_EXPOSED
        else:
            return actor
        name = self._asker.name_of(question.sender)
        self._outcomes.on_dead_letter(name, question.to, question.event, problem, actor)
        return problem

    def _close(self, number: int) -> None:
        if opened := self._open.pop(number, None):
            opened.close()

    def _drop(self, number: int) -> None:
        self._open.pop(number, None)
