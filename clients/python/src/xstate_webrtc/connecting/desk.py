"""What is said with one peer: whoever asks, answers, inspects or is inspected."""

from __future__ import annotations

from typing import Protocol

from ..data.jsontext import Message
from ..errors import Problem
from ..link.link import Link
from ..link.protocol import ChannelId


class Desk(Protocol):
    @property
    def active(self) -> bool:
        """Whether a conversation is wanted from this side."""
        ...

    def begin(self, link: Link) -> None:
        """A conversation is there, which may wait for its connection."""
        ...

    def ready(self) -> None:
        """Messages flow over a connection, the first or another one."""
        ...

    def cut(self) -> None:
        """The connection is gone; the conversation is kept."""
        ...

    def receive(self, channel: ChannelId, messages: list[Message]) -> None: ...

    def end(self, reason: Problem, anew: bool) -> None:
        """The conversation is over; with `anew` another one begins on the same link."""
        ...
