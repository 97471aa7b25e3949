package serve

import (
	"sync/atomic"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
)

// ask is an event whose outcome the peer waits for.
type ask struct {
	conv    *Conversation
	id      int64
	claimed atomic.Bool // by the actor, or by whoever withdrew it
	stop    func()
}

func (c *Conversation) ask(q *question) {
	actor := c.server.Actors.find(q.to)
	a := &ask{conv: c, id: q.id}
	source, kind := c.name(q), q.eventIs
	c.open[q.id] = a
	a.stop = c.server.Clock.After(q.timeout, func() {
		a.claimed.Store(true)
		a.end(timedOut)
	})
	delivered := actor.Deliver(Delivery{
		Event: q.event, Type: kind, Source: source,
		Claim: func() bool { return a.claimed.CompareAndSwap(false, true) },
		Done: func(outcome Outcome) {
			c.server.Witness.Replied(actor, source, kind, outcome)
			a.done(actor, outcome)
		},
	})
	if !delivered {
		c.lost(q, actor, mailboxFull)
		a.end(mailboxFull)
	}
}

// withdraw takes the event back, if its turn has not come.
func (a *ask) withdraw(problem *data.Problem) {
	if a.claimed.CompareAndSwap(false, true) {
		a.end(problem)
	}
}

func (a *ask) end(problem *data.Problem) {
	if a.conv.open[a.id] == open(a) {
		a.close()
		delete(a.conv.open, a.id)
		a.conv.asker.fail(a.id, problem)
	}
}

func (a *ask) done(actor *Actor, outcome Outcome) {
	asker := a.conv.asker
	if outcome.Problem != nil {
		a.end(outcome.Problem)
		return
	}
	if a.conv.open[a.id] != open(a) {
		return
	}
	a.close()
	delete(a.conv.open, a.id)
	reply := message{"type": "reply", "id": a.id}
	if outcome.Accepted != nil {
		reply["accepted"] = *outcome.Accepted
		if !*outcome.Accepted && outcome.Reason != "" && asker.inspects(actor) {
			reply["reason"] = outcome.Reason
		}
	}
	if outcome.Value != nil {
		reply["value"] = outcome.Value
	}
	if !asker.inspects(actor) {
		asker.tell(reply, nil)
		return
	}
	reply["snapshot"] = actor.snapshot(asker.may("values"))
	asker.tell(reply, func() {
		delete(reply, "snapshot")
		asker.tell(reply, func() {
			asker.fail(a.id, &data.Problem{Code: "not-accepted", Message: "The event was taken, and the answer is larger than you take."})
		})
	})
}

func (a *ask) permitted() {}

func (a *ask) close() {
	a.claimed.CompareAndSwap(false, true)
	a.stop()
}
