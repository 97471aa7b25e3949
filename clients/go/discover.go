package xstatewebrtc

import (
	"context"
	"iter"
	"time"
)

// Kind of a change of which actors there are.
type Kind string

// Kinds of changes.
const (
	// Appeared: it is there now, or was there when its peer was asked.
	Appeared Kind = "appeared"
	// Updated: its status is another.
	Updated Kind = "updated"
	// Gone: it has ended, may not be seen any more, or its peer is lost.
	Gone Kind = "gone"
)

// Change of which actors there are.
type Change struct {
	Kind  Kind
	Actor *Actor
}

// askAgainAfter is how long a peer is let alone that did not tell.
const askAgainAfter = time.Second

// Discover follows which actors there are, in all peers and in those that come later, until ctx is done or the channel has
// ended. A peer that is lost takes its actors with it, and is asked again if it is still there.
func (c *Channel) Discover(ctx context.Context, query Query) iter.Seq[Change] {
	return func(yield func(Change) bool) {
		changes := newStream[Change](nil)
		d := &discovery{channel: c, query: query, changes: changes, peers: map[string]*discovered{}}
		d.wake = d.refresh
		c.loop.Call(func() {
			c.watchers[&d.wake] = true
			d.refresh()
		})
		defer c.loop.Call(d.close)
		changes.each(ctx, func(change Change, err error) bool { return err == nil && yield(change) })
	}
}

// discovery is one Discover under way; in the loop.
type discovery struct {
	channel *Channel
	query   Query
	changes *stream[Change]
	peers   map[string]*discovered
	wake    func()
	closed  bool
}

// discovered is what one peer has told.
type discovered struct {
	actors map[string]*Actor
	stop   func()
	asked  bool
}

// refresh asks the peers who have not been asked.
func (d *discovery) refresh() {
	if d.closed || d.channel.err != nil {
		d.changes.end(nil)
		return
	}
	here := map[string]bool{}
	for _, peer := range d.channel.member.Peers() {
		here[peer.ID] = true
		if d.query.PeerID == "" || d.query.PeerID == peer.ID {
			d.ask(peer.ID)
		}
	}
	for id, peer := range d.peers {
		if !here[id] && !peer.asked {
			delete(d.peers, id)
		}
	}
}

func (d *discovery) ask(id string) {
	peer := d.peers[id]
	if peer == nil {
		peer = &discovered{actors: map[string]*Actor{}, stop: func() {}}
		d.peers[id] = peer
	}
	if peer.asked {
		return
	}
	peer.asked = true
	peer.stop = d.channel.question(id, d.query, true, func(item listed) { d.told(peer, item) }, func(err error) {
		for session, actor := range peer.actors {
			delete(peer.actors, session)
			d.changes.push(Change{Gone, actor})
		}
		d.channel.logger.Debug("a peer does not tell of its actors", "peer", id, "error", err)
		d.channel.loop.After(askAgainAfter, func() {
			peer.asked = false
			d.refresh()
		})
	})
}

func (d *discovery) told(peer *discovered, item listed) {
	if item.actor == nil {
		return
	}
	session := item.actor.Info.SessionID
	_, known := peer.actors[session]
	kind := Appeared
	switch {
	case item.change == "stopped":
		delete(peer.actors, session)
		if !known {
			return
		}
		kind = Gone
	case known:
		kind = Updated
	}
	if kind != Gone {
		peer.actors[session] = item.actor
	}
	if !d.changes.push(Change{kind, item.actor}) {
		d.channel.logger.Warn("changes of actors are not read: a list ends", "query", d.query)
		d.changes.end(nil)
	}
}

func (d *discovery) close() {
	d.closed = true
	delete(d.channel.watchers, &d.wake)
	for _, peer := range d.peers {
		peer.stop()
	}
}
