package xstatewebrtc

import (
	"context"
	"encoding/json"
	"iter"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/ask"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
)

// Update is one thing told of an actor: exactly one member is set.
type Update struct {
	// Snapshot is its newest state.
	Snapshot *Snapshot
	// Emitted is an event that it emitted.
	Emitted *Event
	// Ending is the last.
	Ending *Ending
}

// Subscribe follows an actor: its state at once, then its changes and what it emits, until it has ended. Whoever is slow
// gets the newest state, and everything that was emitted. Cuts of the connection are not noticed; if the peer is lost, the
// last is [ErrPeerLost]. Ending the loop ends the subscription.
func (a *Actor) Subscribe(ctx context.Context) iter.Seq2[Update, error] {
	return func(yield func(Update, error) bool) {
		updates := newStream(func(last, next Update) bool { return last.Snapshot != nil && next.Snapshot != nil })
		follow(a, "subscribe", updates, subscribed(updates), func() { updates.each(ctx, yield) })
	}
}

// subscribed takes the answers to a subscription.
func subscribed(updates *stream[Update]) func(kind string, o data.Object) bool {
	push := func(update Update) {
		if !updates.push(update) {
			updates.end(&Error{Code: "overloaded", Message: "The actor emits more than is read here."})
		}
	}
	return func(kind string, o data.Object) bool {
		switch kind {
		case "snapshot":
			if snapshot := readSnapshot(o, "snapshot"); snapshot != nil {
				push(Update{Snapshot: snapshot})
			}
		case "emitted":
			if event, ok := o.Object("event").Text("type"); ok {
				push(Update{Emitted: &Event{Type: event, JSON: o["event"]}})
			}
		case "complete":
			ending := readEnding(o)
			push(Update{Ending: &ending})
			updates.end(nil)
			return true
		}
		return false
	}
}

// Watch waits until an actor has ended.
func (a *Actor) Watch(ctx context.Context) (ending Ending, err error) {
	endings := newStream[Ending](nil)
	follow(a, "watch", endings, watched(endings), func() { ending, _, err = endings.next(ctx) })
	return ending, err
}

// watched takes the answer to a watch.
func watched(endings *stream[Ending]) func(kind string, o data.Object) bool {
	return func(kind string, o data.Object) bool {
		if kind == "complete" {
			endings.push(readEnding(o))
			endings.end(nil)
		}
		return kind == "complete"
	}
}

// follow asks a question that goes on, and ends it when nobody reads any more.
func follow[T any](
	a *Actor, kind string, answers *stream[T], answer func(kind string, o data.Object) bool, read func(),
) {
	stop := func() {}
	if !a.channel.loop.Call(func() { stop = a.channel.follow(a, kind, answer, answers.end) }) {
		answers.end(ErrClosed)
	}
	defer a.channel.loop.Post(stop)
	read()
}

// follow asks, in the loop.
func (c *Channel) follow(a *Actor, kind string, answer func(string, data.Object) bool, fail func(error)) (stop func()) {
	if c.err != nil {
		fail(ErrClosed)
		return func() {}
	}
	book := &c.with(a.Info.PeerID).book
	id := book.Open(&ask.Question{
		Message: func(id int64) (json.RawMessage, error) {
			return data.Encode(map[string]any{"type": kind, "id": id, "to": a.reference})
		},
		Answer: answer,
		Fail:   func(problem *data.Problem) { fail(errorOf(problem)) },
	})
	return func() {
		book.Tell("unsubscribe", id)
		book.Forget(id)
	}
}
