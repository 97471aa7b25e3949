package xstatewebrtc

import (
	"context"
	"encoding/json"
	"iter"
	"strings"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/link"
)

// InspectionEvent is one that a peer tells of its actors: an event of @statelyai/inspect 0.7 whose type begins with
// @xstate., gap (some are missing), synced (all that there is has been told) or restart (nothing of before holds).
type InspectionEvent struct {
	Type string
	// Seq increases within the peer; 0 for those without.
	Seq       int64
	SessionID string
	// JSON is all of it; docs/protocol.md, §5, says what is in there.
	JSON json.RawMessage
}

// Inspect asks a peer for what its actors do: first for up to history events of the past, which is 0 for none, then for all
// that happens, until ctx is done. It goes on over cuts of the connection, and begins again when the peer comes back after
// it was lost. If the peer refuses, the last is an [Error].
func (c *Channel) Inspect(ctx context.Context, peerID string, history int) iter.Seq2[InspectionEvent, error] {
	return func(yield func(InspectionEvent, error) bool) {
		l := &listener{events: newStream[InspectionEvent](nil), history: max(0, history)}
		called := c.loop.Call(func() {
			if c.err != nil {
				l.events.end(ErrClosed)
				return
			}
			c.with(peerID).feed.add(l)
			c.peers.To(peerID).Link()
		})
		if !called {
			l.events.end(ErrClosed)
		}
		defer c.loop.Post(func() { c.with(peerID).feed.remove(l) })
		l.events.each(ctx, yield)
	}
}

type listener struct {
	events  *stream[InspectionEvent]
	history int
}

// feed is the inspection of one peer. Several listeners share it; one that comes later makes it begin again for all.
type feed struct {
	conversation *conversation
	listeners    []*listener
	link         *link.Link
	last         int64 // greatest number that has come
	synced       bool  // everything up to last was told
}

func newFeed(v *conversation) *feed { return &feed{conversation: v, last: -1} }

func (f *feed) active() bool { return len(f.listeners) > 0 }

func (f *feed) add(l *listener) {
	again := f.active()
	f.listeners = append(f.listeners, l)
	if again {
		f.tell(InspectionEvent{Type: "restart"})
	}
	f.last, f.synced = -1, false
	f.ask()
}

func (f *feed) remove(l *listener) {
	for i, each := range f.listeners {
		if each == l {
			f.listeners = append(f.listeners[:i:i], f.listeners[i+1:]...)
		}
	}
	if !f.active() && f.link != nil {
		f.link.Inspect(link.Outgoing{JSON: json.RawMessage(`{"type":"uninspect"}`)})
	}
}

func (f *feed) connected(l *link.Link) {
	f.link = l
	f.ask()
}

func (f *feed) disconnected() { f.link = nil }

// ask begins where the last connection ended, if everything up to there was told.
func (f *feed) ask() {
	if f.link == nil || !f.active() {
		return
	}
	history := 0
	for _, l := range f.listeners {
		history = max(history, l.history)
	}
	message := map[string]any{"type": "inspect", "history": history}
	if f.synced && f.last >= 0 {
		message["after"] = f.last
	} else if f.last >= 0 {
		f.last = -1
		f.tell(InspectionEvent{Type: "restart"})
	}
	f.synced = false
	text, _ := json.Marshal(message)
	f.link.Inspect(link.Outgoing{JSON: text})
}

func (f *feed) receive(kind string, o data.Object) {
	if !f.active() || !strings.HasPrefix(kind, "@") && kind != "gap" && kind != "synced" {
		return
	}
	seq, _ := o.Count("_seq")
	f.last = max(f.last, seq)
	f.synced = f.synced || kind == "synced"
	text, _ := json.Marshal(o)
	f.tell(InspectionEvent{Type: kind, Seq: seq, SessionID: o.Bounded("sessionId", 256), JSON: text})
}

func (f *feed) tell(event InspectionEvent) {
	for _, l := range f.listeners {
		if !l.events.push(event) {
			l.events.end(&Error{Code: "overloaded", Message: "Inspection events are not read."})
		}
	}
}

// lost: the peer has lost its state, or refuses. The first is no end: it is inspected again when it is back.
func (f *feed) lost(problem *data.Problem) {
	f.link = nil
	if problem.Code == "forbidden" || problem.Code == "unsupported-version" {
		f.fail(errorOf(problem))
		return
	}
	if f.last >= 0 {
		f.last, f.synced = -1, false
		f.tell(InspectionEvent{Type: "restart"})
	}
}

func (f *feed) fail(err error) {
	for _, l := range f.listeners {
		l.events.end(err)
	}
	f.listeners = nil
}
