"""The links with all peers of a channel: what the hub says goes to the right one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..errors import Problem
from ..signaling.hub_message import Relayed, Signal
from .desk import Desk
from .environment import Environment
from .peer_link import PeerLink
from .relay_pacer import RelayPacer

_ANOTHER = Problem("peer-lost", "This peer has another id now: whether the message arrived is unknown.")
_MOST = 1_000


class PeerLinks:
    def __init__(self, environment: Environment, make_desk: Callable[[PeerLink], Desk]) -> None:
        self._environment = environment
        self._make_desk = make_desk
        self._pacer = RelayPacer(environment.clock)
        self._links: dict[str, PeerLink] = {}

    def __iter__(self) -> Iterator[PeerLink]:
        return iter(list(self._links.values()))

    def get(self, peer_id: str) -> PeerLink | None:
        return self._links.get(peer_id)

    def to(self, peer_id: str) -> PeerLink:
        """The link with a peer, which is made if there is none."""
        link = self._links.get(peer_id)
        if link is None:
            self._forget_idle()
            link = PeerLink(peer_id, self._environment, self._pacer, self._make_desk)
            self._links[peer_id] = link
        return link

    def joined(self, another_identity: bool) -> None:
        self._pacer.begin(self._environment.relay)
        for link in self:
            if another_identity:
                link.lose(_ANOTHER)
            link.retry()

    def presence(self) -> None:
        for link in self:
            link.poke()

    def signal(self, signal: Signal) -> None:
        if self._may_meet(signal.sender):
            self.to(signal.sender).receive(signal)

    def relayed(self, relayed: Relayed) -> None:
        if self._may_meet(relayed.sender):
            self.to(relayed.sender).relayed(relayed)

    def left(self, peer_id: str, reason: str) -> None:
        """Two peers go on while their hub is away; who has left or was sent away is gone."""
        link = self._links.get(peer_id)
        if link and reason != "timeout":
            link.lose(Problem("peer-lost", f"The peer has left the channel ({reason})."))

    def settled(self) -> None:
        for link in self:
            if not self._environment.member.directory.get(link.peer_id):
                link.lose(Problem("peer-lost", "The peer has not come back after the hub's restart."))

    def refused(self, peer_id: str, of: str, reason: Problem) -> None:
        if link := self._links.get(peer_id):
            link.refused_by_hub(of, reason)

    def socket_cut(self) -> None:
        for link in self:
            link.socket_cut()

    def close(self, reason: Problem) -> None:
        for link in self:
            link.close(reason)
        self._pacer.close()

    def _may_meet(self, peer_id: str) -> bool:
        return peer_id in self._links or len(self._links) < _MOST or self._forget_idle() > 0

    def _forget_idle(self) -> int:
        """A budget of attempts belongs to each link, so they are only forgotten where there are many."""
        if len(self._links) < _MOST:
            return 0
        idle = [peer_id for peer_id, link in self._links.items() if link.idle]
        for peer_id in idle:
            del self._links[peer_id]
        return len(idle)
