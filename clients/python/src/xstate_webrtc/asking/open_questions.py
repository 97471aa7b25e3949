"""The questions that are open at one peer, in one conversation."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Protocol

from ..data.callbacks import guarded
from ..data.jsontext import Message
from ..data.read import count, problem, text
from ..errors import Problem
from ..link.link import Link

_log = logging.getLogger("xstate_webrtc.actors")
_MOST = 1_024
_ANSWERS = frozenset(("reply", "failure", "snapshot", "emitted", "complete", "actor", "listed"))
_TOO_MANY = Problem("overloaded", f"{_MOST} questions are open at this peer: wait for some of them.")

Make = Callable[[int], Message]
"""Makes the question under an id, each time that it is sent."""


class Question(Protocol):
    def answer(self, message: Message) -> bool:
        """Takes an answer. Returns whether it was the last."""
        ...

    def fail(self, reason: Problem) -> None:
        """It has ended without one."""
        ...


class DeadLetter(Protocol):
    def __call__(self, peer_id: str, letter: Message) -> None: ...


class OpenQuestions:
    def __init__(self, peer_id: str, link: Link, on_dead_letter: DeadLetter) -> None:
        self._peer_id = peer_id
        self._link = link
        self._on_dead_letter = on_dead_letter
        self._open: dict[int, Question] = {}
        self._next_id = 0

    @property
    def active(self) -> bool:
        return bool(self._open)

    def ask(self, question: Question, make: Make) -> int:
        """Sends a question. Raises `ValueError` for what is no JSON."""
        if len(self._open) >= _MOST:
            question.fail(_TOO_MANY)
            return 0
        self._next_id += 1
        number = self._next_id
        self._open[number] = question

        def settle(reason: Problem | None) -> None:
            if reason and (lost := self._open.pop(number, None)):
                lost.fail(reason if reason.code == "too-large" else _lost(reason))

        try:
            self._link.send(lambda: make(number), settle)
        except (ValueError, TypeError):
            self._open.pop(number, None)
            raise
        return number

    def take_back(self, number: int, word: str) -> None:
        """Ends a question from here: with `cancel` or `unsubscribe`."""
        if self._open.pop(number, None):
            self._link.send({"type": word, "id": number})

    def receive(self, message: Message) -> None:
        kind = message["type"]
        if kind == "dead-letter":
            guarded(self._on_dead_letter, self._peer_id, message)
            return
        if kind not in _ANSWERS:
            return
        number = count(message.get("id"))
        question = self._open.get(number) if number else None
        if number is None or question is None:
            return
        if kind == "failure":
            del self._open[number]
            question.fail(problem(message, "not-accepted"))
        elif question.answer(message):
            self._open.pop(number, None)

    def end(self, reason: Problem) -> None:
        """The conversation is over."""
        questions = list(self._open.values())
        self._open.clear()
        for question in questions:
            question.fail(_lost(reason))


def _lost(reason: Problem) -> Problem:
    """Whatever ended the conversation, who asked has lost the peer."""
    return reason if reason.code == "peer-lost" else Problem("peer-lost", f"{reason.message} ({reason.code})")


def log_dead_letter(peer_id: str, letter: Message) -> None:
    """What is done with dead letters where nobody listens."""
    _log.warning(
        "%s events to %s of %s were not delivered: %s (%s)",
        count(letter.get("count")) or 1,
        text(letter.get("to")) or "?",
        peer_id,
        text(letter.get("message")) or "",
        text(letter.get("code")) or "?",
    )
