package xstatewebrtc

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/serve"
)

// Behavior is what an exposed actor does. Its methods are called by one goroutine, one event after the other.
type Behavior interface {
	// Receive handles an event. What it answers goes to who asked: an [Error] as it is, any other error as not-accepted
	// without its text.
	Receive(turn *Turn) error
	// State is read after each event, and written as JSON before the next.
	State() State
}

// State is a snapshot of an exposed actor. Its members are written as JSON; nil ones are absent.
type State struct {
	// Status is active if empty. Any other ends the actor.
	Status Status
	// Value is the name of its state, or an object for nested and parallel ones.
	Value any
	// Context is its extended state. Members whose names look like secrets are masked.
	Context any
	Output  any
	Tags    []string
}

// Turn is the handling of one event.
type Turn struct {
	// Ctx ends when the channel is closed.
	Ctx   context.Context
	Event Event
	// From is who sent it, {peerId}/{sessionId}; empty for this process. The session id may be missing.
	From string

	outcome serve.Outcome
	emitted []json.RawMessage
	failure error
}

// Accept says that a statechart took the event.
func (t *Turn) Accept() { yes := true; t.outcome.Accepted, t.outcome.Reason = &yes, "" }

// Reject says that a statechart did not take the event, and why.
func (t *Turn) Reject(reason string) { no := false; t.outcome.Accepted, t.outcome.Reason = &no, reason }

// Reply answers a value, which is written as JSON, to who asked.
func (t *Turn) Reply(value any) {
	text, err := data.Encode(value)
	if err == nil && len(text) > 256<<10 {
		err = &Error{Code: "not-accepted", Message: "The actor's answer is larger than 256 KiB."}
	}
	if err != nil {
		t.failure = err
		return
	}
	t.outcome.Value = text
}

// Emit tells subscribers an event: a string, which is its type, or what is written as a JSON object with a type.
func (t *Turn) Emit(event any) {
	encoded, err := encodeEvent(event)
	if err != nil {
		t.failure = err
		return
	}
	t.emitted = append(t.emitted, encoded.JSON)
}

// encodeState writes a state down; what cannot be written ends the actor with an error.
func encodeState(s State) serve.State {
	encoded := serve.State{Status: string(s.Status), Tags: slices.Clone(s.Tags)}
	if s.Status == "" {
		encoded.Status = string(Active)
	}
	for value, text := range map[*json.RawMessage]any{&encoded.Value: s.Value, &encoded.Context: s.Context, &encoded.Output: s.Output} {
		if text == nil {
			continue
		}
		raw, err := data.Encode(text)
		if err != nil {
			message, _ := data.Encode("The actor's state cannot be written as JSON: " + err.Error())
			return serve.State{Status: string(Failed), Error: message}
		}
		*value = raw
	}
	return encoded
}
