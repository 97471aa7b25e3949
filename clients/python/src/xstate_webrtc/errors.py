"""What can go wrong, as exceptions: each has the protocol's code and a sentence for people."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """A code of the protocol and a sentence that a person can act on."""

    code: str
    message: str


class ChannelError(Exception):
    """Something of a channel, a peer or an actor failed; `code` is the protocol's word for it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.message} ({problem.code})")
        self.code = problem.code
        self.message = problem.message


class HubError(ChannelError):
    """The hub refused the join, or ended the membership."""


class PeerLost(ChannelError):
    """The conversation with the peer ended. Of what was under way it is not known whether it arrived."""


class ActorError(ChannelError):
    """An actor, or its peer, answered with a failure, or gave none in time."""


class NoSuchActor(ActorError):
    """There is no such actor (any more)."""


class NotExposed(ActorError):
    """The actor is there, and takes no events of peers."""


class Forbidden(ActorError):
    """This peer lacks a permission."""


class NotAccepted(ActorError):
    """The actor failed while it handled the event. A receiver raises it to say so in words of its own."""

    def __init__(self, problem: Problem | str) -> None:
        super().__init__(Problem("not-accepted", problem) if isinstance(problem, str) else problem)


class BadEvent(ActorError):
    """The event, or the question, was not understood. A receiver raises it to refuse an event unread."""

    def __init__(self, problem: Problem | str) -> None:
        super().__init__(Problem("bad-event", problem) if isinstance(problem, str) else problem)


class Overloaded(ActorError):
    """A bound was reached: try again later, or ask for less."""


class TooLarge(ActorError):
    """The message is larger than the peer takes: split it."""


class AskTimeout(ActorError, TimeoutError):
    """No answer came in time."""


class Cancelled(ActorError):
    """The question was taken back."""


_TYPES: dict[str, type[ChannelError]] = {
    "no-such-actor": NoSuchActor,
    "not-exposed": NotExposed,
    "forbidden": Forbidden,
    "not-accepted": NotAccepted,
    "bad-event": BadEvent,
    "overloaded": Overloaded,
    "too-large": TooLarge,
    "timeout": AskTimeout,
    "cancelled": Cancelled,
    "peer-lost": PeerLost,
}


def failure(problem: Problem) -> ChannelError:
    """The exception for what an actor or its peer answered."""
    return _TYPES.get(problem.code, ActorError)(problem)


def loss(problem: Problem) -> ChannelError:
    """The exception for a message that a link gave up."""
    return TooLarge(problem) if problem.code == "too-large" else PeerLost(problem)
