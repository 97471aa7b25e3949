"""What a peer is answered that may or can not have what it asked for."""

from __future__ import annotations

from ..errors import Problem

NO_SUCH_ACTOR = Problem("no-such-actor", "This peer exposes no actor of that name (any more).")
NOT_EXPOSED = Problem("not-exposed", "The actor is shown, and takes no events of peers.")
NOT_SHOWN = Problem("not-exposed", "The actor takes events of peers, and is not shown.")
NO_LONGER_EXPOSED = Problem("not-exposed", "The actor is not exposed any more.")
MAY_SEND_NOTHING = Problem("forbidden", "You lack the permission “send” in this channel.")
MAY_SPAWN_NOTHING = Problem("forbidden", "You lack the permission “spawn” in this channel.")
MAY_INSPECT_NOTHING = Problem("forbidden", "You lack the permission “inspect” in this channel.")
MAY_SEE_NOTHING = Problem("forbidden", "You lack “inspect” and “send” in this channel.")
BAD_EVENT = Problem(
    "bad-event",
    "Not understood: `to` is a session id or @ and a system id, and an event has a `type` of 1 … 256 characters"
    " that does not start with xstate.",
)
ID_IN_USE = Problem("bad-event", "The id belongs to an open question, which goes on: choose another.")
THREW = Problem("not-accepted", "The actor failed while it handled the event.")
TOO_MANY = Problem("overloaded", "Too many questions of this kind are open: end some of them.")
TOO_SLOW = Problem("overloaded", "The actor emits more than this connection takes.")
TOO_LARGE = Problem("overloaded", "The answer is larger than what this connection takes.")
STARTS_NONE = Problem("spawn-failed", "This peer starts no actors for others.")
STARTED_NONE = Problem("forbidden", "Only what you have spawned can be stopped, and that is nothing.")
