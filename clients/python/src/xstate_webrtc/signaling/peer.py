"""Members of a channel, as the hub describes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..data.jsontext import Message
from ..data.read import data, items, text, texts


@dataclass(frozen=True)
class Service:
    """An actor that its peer announces to the channel."""

    system_id: str
    src: str | None = None


@dataclass(frozen=True)
class Peer:
    """Another member of the channel. `permissions` are what it may do here, by the hub's word."""

    peer_id: str
    name: str = ""
    kind: str = ""
    instance: str | None = None
    ice_restart: bool = False
    services: tuple[Service, ...] = ()
    permissions: frozenset[str] = frozenset()


def read_peer(value: object) -> Peer | None:
    """What the hub says of a peer; nothing if it has no id."""
    said = data(value)
    peer_id = text(said.get("peerId"))
    if peer_id is None:
        return None
    return Peer(
        peer_id=peer_id,
        name=text(said.get("name")) or "",
        kind=text(said.get("kind")) or "",
        instance=text(said.get("instance")),
        ice_restart=said.get("iceRestart") is True,
        services=tuple(_services(items(said.get("services")))),
        permissions=frozenset(texts(said.get("permissions"))),
    )


def read_peers(message: Message) -> list[Peer]:
    peers = (read_peer(each) for each in items(message.get("peers")))
    return [peer for peer in peers if peer]


def _services(values: Iterable[object]) -> Iterator[Service]:
    for value in values:
        said = data(value)
        system_id = text(said.get("systemId"))
        if system_id:
            yield Service(system_id, text(said.get("src")))


class Directory:
    """Who is in the channel. After each join it is told anew, page by page."""

    def __init__(self) -> None:
        self._peers: dict[str, Peer] = {}
        self._unconfirmed: set[str] = set()
        self.complete = False

    def __iter__(self) -> Iterator[Peer]:
        return iter(list(self._peers.values()))

    def get(self, peer_id: str) -> Peer | None:
        return self._peers.get(peer_id)

    def begin(self, peers: list[Peer], more: bool) -> list[str]:
        """The first page after a join. Returns those who are missing, once the last page is there."""
        self._unconfirmed = set(self._peers)
        self.complete = False
        return self.page(peers, more)

    def page(self, peers: list[Peer], more: bool) -> list[str]:
        for peer in peers:
            self.put(peer)
        if more or self.complete:
            return []
        self.complete = True
        missing = [peer_id for peer_id in self._unconfirmed if self._peers.pop(peer_id, None)]
        self._unconfirmed.clear()
        return missing

    def put(self, peer: Peer) -> None:
        self._peers[peer.peer_id] = peer
        self._unconfirmed.discard(peer.peer_id)

    def remove(self, peer_id: str) -> bool:
        self._unconfirmed.discard(peer_id)
        return self._peers.pop(peer_id, None) is not None
