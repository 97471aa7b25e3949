"""Which actors a peer has."""

from __future__ import annotations

import asyncio

from ..data.jsontext import Message
from ..data.read import data, text
from ..errors import Problem, failure

_MOST_CHARACTERS = 8_388_608
_COST = 128


class Listing:
    """Gathers the actors that a peer tells of, until it has listed all."""

    def __init__(self) -> None:
        self._actors: dict[str, Message] = {}
        self._cost = 0
        self.future: asyncio.Future[list[Message]] = asyncio.get_running_loop().create_future()

    def answer(self, message: Message) -> bool:
        if message["type"] == "listed":
            if not self.future.done():
                self.future.set_result(list(self._actors.values()))
            return True
        actor = data(message.get("actor"))
        session_id = text(actor.get("sessionId"), 256)
        if message["type"] != "actor" or session_id is None:
            return False
        self._cost += _COST + sum(len(each) for each in actor.values() if isinstance(each, str))
        if self._cost > _MOST_CHARACTERS:
            self.fail(Problem("overloaded", "The peer tells of more actors than are taken here."))
            return True
        self._actors[session_id] = actor
        return False

    def fail(self, reason: Problem) -> None:
        if not self.future.done():
            self.future.set_exception(failure(reason))
