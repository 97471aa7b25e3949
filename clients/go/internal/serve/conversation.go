package serve

import (
	"slices"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/link"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/sched"
)

// Bounds for each asker.
var maxOpen = map[string]int{"ask": 1_024, "subscribe": 256, "watch": 1_024, "actors": 16}

// Witness is told what became of events of others.
type Witness interface {
	// Replied: an actor has dealt with an ask.
	Replied(actor *Actor, target, eventType string, outcome Outcome)
	// Undelivered: an event reached no actor; actor is nil if there is none of that name.
	Undelivered(actor *Actor, source, to string, event []byte, problem *data.Problem)
}

// Server answers all peers.
type Server struct {
	Actors  Actors
	Witness Witness
	Clock   sched.Scheduler
}

// Conversation answers what one peer asks in one conversation.
type Conversation struct {
	server *Server
	peer   string
	asker  *asker
	letter *deadLetters
	open   map[int64]open
	over   bool
}

// Converse begins a conversation with a peer.
func (s *Server) Converse(peer string, permissions []string, send func(out link.Outgoing)) *Conversation {
	c := &Conversation{server: s, peer: peer, open: map[int64]open{}}
	c.asker = &asker{clock: s.Clock, send: send, permissions: permissions}
	c.letter = &deadLetters{asker: c.asker}
	return c
}

// Permit takes what the peer may do now.
func (c *Conversation) Permit(permissions []string) {
	if slices.Equal(permissions, c.asker.permissions) {
		return
	}
	c.asker.permissions = permissions
	for _, id := range c.ids() {
		if question := c.open[id]; question != nil {
			question.permitted()
		}
	}
}

// Close ends everything that is open; what was taken of sends goes on.
func (c *Conversation) Close() {
	c.over = true
	for _, id := range c.ids() {
		c.open[id].close()
		delete(c.open, id)
	}
	c.letter.close()
}

func (c *Conversation) ids() (ids []int64) {
	for id := range c.open {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// Receive takes a message; false if it is none that is asked.
func (c *Conversation) Receive(o data.Object) bool {
	q, known := read(o)
	switch {
	case !known:
		return false
	case q.kind == "send":
		c.send(&q)
	case q.id == 0: // cannot be answered
	case q.kind == "cancel":
		if ask, ok := c.open[q.id].(*ask); ok {
			ask.withdraw(wasCancelled)
		}
	case q.kind == "unsubscribe":
		if question := c.open[q.id]; question != nil {
			if _, isAsk := question.(*ask); !isAsk {
				question.close()
				delete(c.open, q.id)
			}
		}
	case c.open[q.id] != nil:
		c.asker.fail(q.id, idInUse)
	case q.bad:
		c.asker.fail(q.id, badEvent)
	default:
		c.question(&q)
	}
	return true
}

func (c *Conversation) question(q *question) {
	if problem := c.refuse(q); problem != nil {
		c.asker.fail(q.id, problem)
		return
	}
	switch q.kind {
	case "ask":
		c.ask(q)
	case "subscribe":
		c.open[q.id] = c.subscribe(q.id, c.server.Actors.find(q.to))
	case "watch":
		c.open[q.id] = c.watch(q.id, c.server.Actors.find(q.to))
	case "actors":
		if q.watch {
			c.open[q.id] = c.list(q.id, q.query)
		} else {
			c.listOnce(q.id, q.query)
		}
	}
}

// refuse says why a question is not answered; nil if it is.
func (c *Conversation) refuse(q *question) *data.Problem {
	actor := c.server.Actors.find(q.to)
	switch q.kind {
	case "spawn":
		if !c.asker.may("spawn") {
			return mayNotSpawn
		}
		return startsNone
	case "stop":
		return stopsNone
	case "ask":
		if problem := c.undeliverable(actor); problem != nil {
			c.lost(q, actor, problem)
			return problem
		}
	case "subscribe":
		if !c.asker.may("inspect") {
			return mayNotSee
		}
		if actor == nil || !c.asker.sees(actor) {
			return noSuchActor
		}
		if actor.Hidden {
			return notShown
		}
	case "watch":
		if !c.asker.maySee() {
			return mayNothing
		}
		if actor == nil || !c.asker.sees(actor) {
			return noSuchActor
		}
	case "actors":
		if !c.asker.maySee() {
			return mayNothing
		}
	}
	if c.count(q.kind) >= maxOpen[q.kind] {
		return tooMany
	}
	return nil
}

func (c *Conversation) count(kind string) (n int) {
	for _, question := range c.open {
		switch question.(type) {
		case *ask:
			n += one(kind == "ask")
		case *subscription:
			n += one(kind == "subscribe")
		case *watch:
			n += one(kind == "watch")
		case *listing:
			n += one(kind == "actors")
		}
	}
	return n
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

// undeliverable says why an event of the peer may not be delivered.
func (c *Conversation) undeliverable(actor *Actor) *data.Problem {
	switch {
	case !c.asker.may("send"):
		return mayNotSend
	case actor == nil:
		return noSuchActor
	case !actor.Exposed:
		return notExposed
	}
	return nil
}

func (c *Conversation) send(q *question) {
	if q.bad {
		c.letter.add(q.undeliverable(), badEvent)
		return
	}
	actor := c.server.Actors.find(q.to)
	problem := c.undeliverable(actor)
	if problem == nil && !actor.Deliver(Delivery{Event: q.event, Type: q.eventIs, Source: c.name(q)}) {
		problem = mailboxFull
	}
	if problem != nil {
		c.letter.add(q.to, problem)
		c.lost(q, actor, problem)
	}
}

// name of the sender, as inspection has it.
func (c *Conversation) name(q *question) string { return c.peer + "/" + q.from }

func (c *Conversation) lost(q *question, actor *Actor, problem *data.Problem) {
	c.server.Witness.Undelivered(actor, c.name(q), q.to, q.event, problem)
}
