package xstatewebrtc

import (
	"context"
	"iter"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/hub"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/testhook"
)

// Peer is another member of the channel, as the application lists it.
type Peer struct {
	ID, Name, Instance string
	// Kind is jvm, browser, node, python, go or another word.
	Kind string
	// Permissions are those that the application gives it.
	Permissions []string
	// SystemIDs are the actors that it announces.
	SystemIDs []string
}

func peerOf(p hub.Peer) Peer {
	peer := Peer{ID: p.ID, Name: p.Name, Instance: p.Instance, Kind: p.Kind, Permissions: p.Permissions}
	for _, service := range p.Services {
		peer.SystemIDs = append(peer.SystemIDs, service.SystemID)
	}
	return peer
}

// Peers are the others in the channel whom this peer may meet.
func (c *Channel) Peers() (peers []Peer) {
	c.loop.Call(func() {
		for _, peer := range c.member.Peers() {
			peers = append(peers, peerOf(peer))
		}
	})
	return peers
}

// Presence gives the others in the channel, at once and after each change, until ctx is done or the channel has ended.
// Whoever is slow gets the newest.
func (c *Channel) Presence(ctx context.Context) iter.Seq[[]Peer] {
	return func(yield func([]Peer) bool) {
		changed := make(chan struct{}, 1)
		changed <- struct{}{}
		wake := func() {
			select {
			case changed <- struct{}{}:
			default:
			}
		}
		c.loop.Call(func() { c.watchers[&wake] = true })
		defer c.loop.Post(func() { delete(c.watchers, &wake) })
		for {
			select {
			case <-changed:
				if c.Err() != nil || !yield(c.Peers()) {
					return
				}
			case <-c.done:
				return
			case <-ctx.Done():
				return
			}
		}
	}
}

// changed tells those who watch that somebody came, went or is otherwise now; in the loop.
func (c *Channel) changed() {
	for wake := range c.watchers {
		(*wake)()
	}
}

// Connection tells how this peer stands with another.
type Connection struct {
	// State is connecting, connected, disconnected or lost.
	State string
	// ID names the present connection, Link this side's state for the peer, which survives connections.
	ID, Link string
	// Relayed: it goes through the application.
	Relayed bool
	// Err is why there was no connection last; nil if there is one.
	Err error
}

// Connections are those to peers with whom something is going on, by their id.
func (c *Channel) Connections() map[string]Connection {
	connections := map[string]Connection{}
	c.loop.Call(func() {
		for id, info := range c.peers.Info() {
			connections[id] = Connection{
				State: string(info.State), ID: info.Conn, Link: info.Link, Relayed: info.Relayed, Err: errorOf(info.Error),
			}
		}
	})
	return connections
}

func init() {
	testhook.Cut = func(channel any, peer string) {
		c := channel.(*Channel)
		c.loop.Call(func() { c.peers.To(peer).Cut(testhook.Reason) })
	}
}
