// Package serve answers what other peers ask of actors here (protocol §4).
package serve

import (
	"encoding/json"
	"reflect"
	"slices"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/capture"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
)

// State is a snapshot of an actor here, written as JSON where it was made. Absent members are nil.
type State struct {
	Status                        string
	Value, Context, Output, Error json.RawMessage
	Tags                          []string
}

// Snapshot is a state as the wire has it.
type Snapshot struct {
	Status  string          `json:"status"`
	Value   json.RawMessage `json:"value,omitempty"`
	Context json.RawMessage `json:"context,omitempty"`
	Output  json.RawMessage `json:"output,omitempty"`
	Error   json.RawMessage `json:"error,omitempty"`
	Tags    []string        `json:"tags,omitempty"`
}

// Seen is the state as a peer may see it. Names of states and tags are no values.
func (s State) Seen(values bool) Snapshot {
	return Snapshot{
		Status: s.Status, Value: s.Value, Tags: s.Tags, Context: capture.Value(s.Context, values),
		Output: capture.Value(s.Output, values), Error: capture.Value(s.Error, values),
	}
}

// Outcome of an event that an actor has dealt with.
type Outcome struct {
	// Accepted is nil where the actor cannot tell.
	Accepted *bool
	Reason   string
	Value    json.RawMessage
	// Problem, if the actor refused the event or failed.
	Problem *data.Problem
}

// Delivery is an event for an actor.
type Delivery struct {
	Event json.RawMessage
	Type  string
	// Source is the sender as inspection names it: {peerId}/{sessionId}.
	Source string
	// Claim is called where the event is handled, before; false: it is not to be handled any more. Nil: it always is.
	Claim func() bool
	// Done is called in the scheduler's goroutine, after the actor's state is told. Nil if nobody asks.
	Done func(outcome Outcome)
}

// Description of an actor, as found.
type Description struct {
	SessionID string `json:"sessionId"`
	SystemID  string `json:"systemId,omitempty"`
	Src       string `json:"src,omitempty"`
	Status    string `json:"status"`
	ParentID  string `json:"parentId,omitempty"`
}

// Actor is one that peers may see.
type Actor struct {
	SessionID, SystemID, Src, Name string
	Definition                     json.RawMessage
	// Exposed: it takes events; else it may be inspected alone.
	Exposed bool
	// Hidden: inspection does not show it; it may be sent to alone.
	Hidden bool
	// Deliver hands it an event, and says false if too many wait.
	Deliver func(delivery Delivery) bool

	state     State
	seen      [2]*Snapshot
	listeners []*listener
	ended     bool
}

// listener hears of an actor on behalf of a peer; in the end once of how it ended.
type listener struct {
	changed func()
	emitted func(event json.RawMessage)
	ended   func(problem *data.Problem)
}

// State is the newest.
func (a *Actor) State() State { return a.state }

// Description of the actor now.
func (a *Actor) Description() Description {
	return Description{SessionID: a.SessionID, SystemID: a.SystemID, Src: a.Src, Status: a.state.Status}
}

func (a *Actor) snapshot(values bool) Snapshot {
	index := 0
	if values {
		index = 1
	}
	if a.seen[index] == nil {
		snapshot := a.state.Seen(values)
		a.seen[index] = &snapshot
	}
	return *a.seen[index]
}

// Begin gives it its first state.
func (a *Actor) Begin(state State) { a.state = state }

// Become tells its next state, if that is another.
func (a *Actor) Become(state State) {
	if reflect.DeepEqual(a.state, state) {
		return
	}
	a.state, a.seen = state, [2]*Snapshot{}
	for _, l := range slices.Clone(a.listeners) {
		if l.changed != nil {
			l.changed()
		}
	}
}

// Emit tells an event that it emits.
func (a *Actor) Emit(event json.RawMessage) {
	for _, l := range slices.Clone(a.listeners) {
		if l.emitted != nil {
			l.emitted(event)
		}
	}
}

func (a *Actor) listen(l *listener) (stop func()) {
	a.listeners = append(a.listeners, l)
	return func() { a.listeners = slices.DeleteFunc(a.listeners, func(each *listener) bool { return each == l }) }
}

func (a *Actor) end(problem *data.Problem) {
	a.ended = true
	for _, l := range slices.Clone(a.listeners) {
		l.ended(problem)
	}
	a.listeners = nil
}
