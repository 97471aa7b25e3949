package xstatewebrtc

import (
	"context"
	"encoding/json"
	"time"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/ask"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/link"
)

// Times of an ask.
const (
	defaultAsk = 5 * time.Second
	longestAsk = 5 * time.Minute
)

// maxWaiting is how many bytes may wait for a peer before Send waits, too.
const maxWaiting = 1 << 20

// ActorInfo is what is known of an actor of another peer.
type ActorInfo struct {
	// Address is xstate://{channel}/{peerId}/{sessionId}; it holds as long as the actor runs and its peer is there.
	Address, PeerID string
	// SessionID names this run of the actor, SystemID whoever has it at the time; empty if there is none.
	SessionID, SystemID string
	Src, ParentID       string
	Status              Status
}

// Actor is one of another peer.
type Actor struct {
	// Info is what was known when it was found.
	Info      ActorInfo
	channel   *Channel
	reference string
}

// Send sends an event: a string, which is its type, or what is written as a JSON object with a type. It returns once the
// event is handed to the link, which delivers it exactly once and in order, whatever becomes of connections; while much
// waits for the peer it waits, too. Of events that reach no actor [Options.OnDeadLetter] is told.
func (a *Actor) Send(ctx context.Context, event any) error {
	encoded, err := encodeEvent(event)
	if err != nil {
		return err
	}
	for {
		room := make(chan struct{})
		full := false
		called := a.channel.loop.Call(func() { full, err = a.channel.trySend(a, encoded, func() { close(room) }, a.undelivered) })
		switch {
		case !called:
			return ErrClosed
		case !full:
			return err
		}
		select {
		case <-room:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// undelivered tells of an event that the peer has not taken, for which it has a problem; in the loop.
func (a *Actor) undelivered(problem *data.Problem) {
	if problem != nil {
		a.channel.undelivered(DeadLetter{To: a.channel.address(a.Info.PeerID, a.reference), Count: 1, Err: errorOf(problem)})
	}
}

// trySend hands an event to the link, or has room called once less waits there.
func (c *Channel) trySend(a *Actor, event Event, room func(), settled func(*data.Problem)) (full bool, err error) {
	if c.err != nil {
		return false, ErrClosed
	}
	v := c.with(a.Info.PeerID)
	l := v.book.Link()
	if l == nil {
		return false, &Error{Code: "peer-lost", Message: "The peer is not in the channel."}
	}
	if l.Held() > maxWaiting {
		v.room = append(v.room, room)
		return true, nil
	}
	text, err := data.Encode(map[string]any{"type": "send", "to": a.reference, "event": event.JSON})
	if err != nil {
		return false, &Error{Code: "bad-event", Message: err.Error()}
	}
	l.Send(link.Outgoing{JSON: text, Settle: func(problem *data.Problem) {
		settled(problem)
		if l.Held() <= maxWaiting/2 {
			v.makeRoom()
		}
	}})
	return false, nil
}

// Reply is what an actor answers.
type Reply struct {
	// Accepted says whether a statechart took the event; nil if the actor cannot tell.
	Accepted *bool
	// Reason says why it was not accepted.
	Reason string
	// Value is what the actor answers itself.
	Value json.RawMessage
	// Snapshot is the one after the event; nil without the permission to inspect.
	Snapshot *Snapshot
}

// Ask sends an event and waits for what becomes of it, until the deadline of ctx, 5 s if it has none and 5 min at most. By
// then the actor has answered, or the event is not delivered any more, unless the actor is handling it just then. If ctx
// ends before, an event that still waits is taken back. Failures are an [Error].
func (a *Actor) Ask(ctx context.Context, event any) (*Reply, error) {
	encoded, err := encodeEvent(event)
	if err != nil {
		return nil, err
	}
	timeout := defaultAsk
	if deadline, ok := ctx.Deadline(); ok {
		timeout = min(time.Until(deadline), longestAsk)
	}
	if timeout < time.Millisecond {
		return nil, ErrTimeout
	}
	replies := newStream[*Reply](nil)
	var id int64
	if !a.channel.loop.Call(func() { id = a.channel.ask(a, encoded, timeout, replies) }) {
		return nil, ErrClosed
	}
	reply, ok, err := replies.next(ctx)
	if !ok && ctx.Err() != nil {
		a.channel.loop.Post(func() { a.channel.cancelAsk(a, id) })
	}
	if ok {
		return reply, nil
	}
	return nil, err
}

// cancelAsk takes an event back that may still wait.
func (c *Channel) cancelAsk(a *Actor, id int64) {
	book := &c.with(a.Info.PeerID).book
	book.Tell("cancel", id)
	book.Forget(id)
}

func (c *Channel) ask(a *Actor, event Event, timeout time.Duration, replies *stream[*Reply]) int64 {
	if c.err != nil {
		replies.end(ErrClosed)
		return 0
	}
	until := c.loop.Now() + timeout
	var id int64
	stop := c.loop.After(timeout, func() {
		c.cancelAsk(a, id)
		replies.end(&Error{Code: "timeout", Message: "There was no answer in time."})
	})
	message := func(id int64) (json.RawMessage, error) {
		left := (until - c.loop.Now()).Milliseconds()
		if left < 1 {
			return json.RawMessage(`{"type":"void"}`), nil
		}
		return data.Encode(map[string]any{"type": "ask", "id": id, "to": a.reference, "event": event.JSON, "timeoutMs": left})
	}
	id = c.with(a.Info.PeerID).book.Open(&ask.Question{
		Message: message,
		Remake:  func(id int64) json.RawMessage { text, _ := message(id); return text },
		Answer: func(kind string, o data.Object) bool {
			if kind != "reply" {
				return false
			}
			reply := &Reply{Value: o["value"], Snapshot: readSnapshot(o, "snapshot"), Reason: o.Bounded("reason", 4_096)}
			if accepted := o.Is("accepted"); accepted || string(o["accepted"]) == "false" {
				reply.Accepted = &accepted
			}
			stop()
			replies.push(reply)
			replies.end(nil)
			return true
		},
		Fail: func(problem *data.Problem) {
			stop()
			replies.end(errorOf(problem))
		},
	})
	return id
}
