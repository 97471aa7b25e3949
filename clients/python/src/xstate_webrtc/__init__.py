"""Statecharts as actors on a network: join a channel, find peers and their actors, ask, watch and inspect them.

async with join("ws://localhost:8080/xstate/signaling", "sample-app", name="me") as channel:
    for actor in await channel.find(system_id="order*"):
        print(await actor.ask({"type": "PAY"}))
"""

from .asking.address import Address, parse_address
from .asking.answers import Completion, Reply, Snapshot
from .asking.remote_actor import RemoteActor
from .asking.subscription import Subscription
from .channel import Channel
from .connecting.peer_link import ConnectionInfo
from .errors import (
    ActorError,
    AskTimeout,
    BadEvent,
    Cancelled,
    ChannelError,
    Forbidden,
    HubError,
    NoSuchActor,
    NotAccepted,
    NotExposed,
    Overloaded,
    PeerLost,
    Problem,
    TooLarge,
)
from .inspecting.inspection import Inspection
from .join import Joining, join
from .serving.actor import Actor, Answer, Event, Handle
from .serving.exposed_actor import ExposedActor
from .signaling.peer import Peer, Service
from .statechart import Statechart

__all__ = [
    "Actor",
    "ActorError",
    "Address",
    "Answer",
    "AskTimeout",
    "BadEvent",
    "Cancelled",
    "Channel",
    "ChannelError",
    "Completion",
    "ConnectionInfo",
    "Event",
    "ExposedActor",
    "Forbidden",
    "Handle",
    "HubError",
    "Inspection",
    "Joining",
    "NoSuchActor",
    "NotAccepted",
    "NotExposed",
    "Overloaded",
    "Peer",
    "PeerLost",
    "Problem",
    "RemoteActor",
    "Reply",
    "Service",
    "Snapshot",
    "Statechart",
    "Subscription",
    "TooLarge",
    "join",
    "parse_address",
]
