package hub

import (
	"slices"
	"strings"
)

// directory is who is in the channel, this peer aside.
type directory struct {
	peers map[string]Peer
	// listed are those of the list that is coming; nil when it is complete.
	listed map[string]bool
}

// begin takes the first page after a join; what is missing when all pages have come is gone.
func (d *directory) begin(self string, peers []Peer, more bool) {
	d.listed = map[string]bool{}
	d.page(self, peers, more)
}

func (d *directory) page(self string, peers []Peer, more bool) {
	for _, peer := range peers {
		d.put(self, peer)
	}
	if more || d.listed == nil {
		return
	}
	for id := range d.peers {
		if !d.listed[id] {
			delete(d.peers, id)
		}
	}
	d.listed = nil
}

func (d *directory) put(self string, peer Peer) {
	if peer.ID == self {
		return
	}
	if d.peers == nil {
		d.peers = map[string]Peer{}
	}
	d.peers[peer.ID] = peer
	if d.listed != nil {
		d.listed[peer.ID] = true
	}
}

func (d *directory) remove(id string) {
	delete(d.peers, id)
	delete(d.listed, id)
}

func (d *directory) all() []Peer {
	peers := make([]Peer, 0, len(d.peers))
	for _, peer := range d.peers {
		peers = append(peers, peer)
	}
	slices.SortFunc(peers, func(a, b Peer) int { return strings.Compare(a.ID, b.ID) })
	return peers
}
