"""Questions with one answer, as futures."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from ..data.clock import Clock
from ..data.jsontext import Message
from ..errors import ChannelError, Problem, failure
from .open_questions import OpenQuestions, Question

T = TypeVar("T")


class Awaited(Question, Protocol[T]):
    """A question whose end is a future."""

    future: asyncio.Future[T]


class Single(Generic[T]):
    """Ends with the answer of one type, or with a failure."""

    def __init__(self, kind: str, read: Callable[[Message], T]) -> None:
        self._kind = kind
        self._read = read
        self.future: asyncio.Future[T] = asyncio.get_running_loop().create_future()

    def answer(self, message: Message) -> bool:
        if message["type"] != self._kind:
            return False
        if not self.future.done():
            self.future.set_result(self._read(message))
        return True

    def fail(self, reason: Problem) -> None:
        if not self.future.done():
            self.future.set_exception(failure(reason))


async def ask_once(
    questions: OpenQuestions,
    question: Awaited[T],
    make: Callable[[int], Message],
    take_back: str,
    timeout_ms: float | None,
    clock: Clock,
) -> T:
    """Asks, and always ends: what nobody waits for any more is taken back."""
    number = questions.ask(question, make)
    late = Problem("timeout", f"No answer within {timeout_ms} ms.")
    stop = clock.after(timeout_ms, lambda: question.fail(late)) if timeout_ms is not None else None
    try:
        return await question.future
    except (asyncio.CancelledError, ChannelError):
        questions.take_back(number, take_back)
        raise
    finally:
        if stop:
            stop()
