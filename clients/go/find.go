package xstatewebrtc

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/ask"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
)

// Query says which actors are meant: * stands for any characters, an empty member for anything.
type Query struct {
	SystemID, Src string
	Status        Status
	// PeerID asks one peer alone; empty means all, each of which is then connected to.
	PeerID string
}

func (q Query) wire() map[string]string {
	members := map[string]string{}
	for name, value := range map[string]string{"systemId": q.SystemID, "src": q.Src, "status": string(q.Status)} {
		if value != "" {
			members[name] = value
		}
	}
	return members
}

// maxListed is what one peer may tell of its actors, in characters.
const maxListed = 8 << 20

// Find asks the peers in the channel for actors, and waits until all have told. Peers that refuse, are lost or do not
// answer until ctx is done are named in the error; the actors of the others come with it.
func (c *Channel) Find(ctx context.Context, query Query) ([]*Actor, error) {
	peers := []string{query.PeerID}
	if query.PeerID == "" {
		peers = peers[:0]
		for _, peer := range c.Peers() {
			peers = append(peers, peer.ID)
		}
	}
	listings := make([]*stream[listed], len(peers))
	var stops []func()
	for i, peer := range peers {
		listings[i] = newStream[listed](nil)
		if !c.loop.Call(func() { stops = append(stops, c.list(peer, query, listings[i])) }) {
			return nil, ErrClosed
		}
	}
	defer c.loop.Post(func() {
		for _, stop := range stops {
			stop()
		}
	})
	var found []*Actor
	var problems []error
	for i, peer := range peers {
		for {
			item, ok, err := listings[i].next(ctx)
			if err != nil {
				problems = append(problems, fmt.Errorf("peer %s: %w", peer, err))
			}
			if !ok {
				break
			}
			if item.actor != nil {
				found = append(found, item.actor)
			}
		}
	}
	return found, errors.Join(problems...)
}

// listed is what a peer tells of an actor, or without one that it has told all that there were.
type listed struct {
	change string
	actor  *Actor
}

// list asks a peer for its actors once, in the loop.
func (c *Channel) list(peer string, query Query, listings *stream[listed]) (stop func()) {
	size := 0
	return c.question(peer, query, false, func(item listed) {
		if item.actor == nil {
			listings.end(nil)
		} else if size += 128 + len(item.actor.Info.Address); size > maxListed || !listings.push(item) {
			listings.end(&Error{Code: "overloaded", Message: "The peer tells of more actors than are kept here: ask for fewer of them."})
		}
	}, listings.end)
}

// question asks a peer for its actors, and with watch for their changes; in the loop.
func (c *Channel) question(peer string, query Query, watch bool, tell func(listed), fail func(error)) (stop func()) {
	if c.err != nil {
		fail(ErrClosed)
		return func() {}
	}
	book := &c.with(peer).book
	id := book.Open(&ask.Question{
		Message: func(id int64) (json.RawMessage, error) {
			return data.Encode(map[string]any{"type": "actors", "id": id, "query": query.wire(), "watch": watch})
		},
		Answer: func(kind string, o data.Object) bool {
			if kind == "listed" {
				tell(listed{})
				return !watch
			}
			if item := c.readListed(peer, o); item.actor != nil {
				tell(item)
			}
			return false
		},
		Fail: func(problem *data.Problem) { fail(errorOf(problem)) },
	})
	return func() {
		book.Tell("unsubscribe", id)
		book.Forget(id)
	}
}

func (c *Channel) readListed(peer string, o data.Object) listed {
	change, _ := o.Text("change")
	d := o.Object("actor")
	session := d.Bounded("sessionId", 256)
	if session == "" {
		return listed{}
	}
	status, _ := d.Text("status")
	return listed{change: change, actor: &Actor{channel: c, reference: session, Info: ActorInfo{
		Address: c.address(peer, session), PeerID: peer, SessionID: session, SystemID: d.Bounded("systemId", 256),
		Src: d.Bounded("src", 256), ParentID: d.Bounded("parentId", 256), Status: Status(status),
	}}}
}
