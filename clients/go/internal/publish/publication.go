// Package publish is the inspected side of protocol §5: it tells inspectors what actors here do.
package publish

import (
	"encoding/json"
	"slices"
	"strconv"
	"time"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/capture"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/sched"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/serve"
)

// maxHistory is how many events are kept for those who begin to inspect later.
const maxHistory = 200

// version of the inspector's events, member for member.
const version = "0.7.2"

// event is one of the protocol, of which inspectors see more or less.
type event struct {
	seq    int64
	track  *track // nil: of no actor here
	passes bool   // told live alone: it changes no state, and is not kept
	kind   string
	fields map[string]any
	raw    json.RawMessage // an event as it was, of which not everybody sees the values
	state  *serve.State
	seen   [2]json.RawMessage
}

// message is the event as a peer may see it; resync if it stands for all that the peer was not told.
func (e *event) message(values, resync bool) json.RawMessage {
	index := 0
	if values {
		index = 1
	}
	if e.seen[index] != nil && !resync {
		return e.seen[index]
	}
	m := map[string]any{"type": e.kind, "_seq": e.seq, "id": nil, "_version": version}
	for name, value := range e.fields {
		m[name] = value
	}
	if e.raw != nil {
		m["event"] = capture.Event(e.raw, values)
	}
	if resync {
		m["event"] = map[string]string{"type": "@xstate-webrtc.resync"}
	}
	if e.state != nil {
		m["snapshot"] = e.state.Seen(values)
	}
	if definition, ok := m["definition"].(json.RawMessage); ok {
		m["definition"] = string(capture.Definition(definition, values))
	}
	text, err := data.Encode(m)
	if err != nil {
		text = nil // nests too deep: left out
	}
	if !resync {
		e.seen[index] = text
	}
	return text
}

// track is what is known of one actor.
type track struct {
	actor *serve.Actor
	start *event
	// newest state; the start if there is no later one.
	newest *event
	alive  bool
}

// Publication has the actors of this peer that may be inspected, what they did of late, and who inspects them.
type Publication struct {
	clock      sched.Scheduler
	seq        int64
	tracks     []*track
	byActor    map[*serve.Actor]*track
	history    []*event
	inspectors []*inspector
}

// New has nothing to tell yet.
func New(clock sched.Scheduler) *Publication {
	return &Publication{clock: clock, byActor: map[*serve.Actor]*track{}}
}

func (p *Publication) track(actor *serve.Actor) *track { return p.byActor[actor] }

func (p *Publication) tell(e *event) {
	p.seq++
	e.seq = p.seq
	e.fields["createdAt"] = strconv.FormatInt(time.Now().UnixMilli(), 10)
	if e.track != nil {
		e.fields["sessionId"], e.fields["rootId"] = e.track.actor.SessionID, e.track.actor.SessionID
	}
	if !e.passes {
		p.history = append(p.history, e)
		if len(p.history) > maxHistory {
			p.history[0] = nil
			p.history = p.history[1:]
		}
	}
	for _, i := range p.inspectors {
		i.take(e)
	}
}

// Started tells of an actor in its first state.
func (p *Publication) Started(actor *serve.Actor) {
	fields := map[string]any{"name": actor.Name}
	if actor.SystemID != "" {
		fields["systemId"] = actor.SystemID
	}
	if actor.Src != "" {
		fields["src"] = actor.Src
	}
	if actor.Definition != nil {
		fields["definition"] = actor.Definition
	}
	state := actor.State()
	t := &track{actor: actor, alive: true}
	t.start = &event{track: t, kind: "@xstate.actor", fields: fields, state: &state}
	t.newest = t.start
	p.tracks = append(p.tracks, t)
	p.byActor[actor] = t
	p.tell(t.start)
}

// Received tells of an event that an actor takes.
func (p *Publication) Received(actor *serve.Actor, source string, raw json.RawMessage) {
	if t := p.track(actor); t != nil {
		fields := map[string]any{}
		if source != "" {
			fields["sourceId"] = source
		}
		p.tell(&event{track: t, kind: "@xstate.event", fields: fields, raw: raw})
	}
}

// Became tells of an actor's next state, and what made it.
func (p *Publication) Became(actor *serve.Actor, raw json.RawMessage, state serve.State) {
	t := p.track(actor)
	if t == nil {
		return
	}
	t.alive = state.Status == "active"
	t.newest = &event{track: t, kind: "@xstate.snapshot", fields: map[string]any{}, raw: raw, state: &state}
	p.tell(t.newest)
	if !t.alive {
		p.forget(t)
	}
}

// Withdrawn forgets an actor that goes on unseen: to inspectors it has stopped.
func (p *Publication) Withdrawn(actor *serve.Actor) {
	if t := p.track(actor); t != nil {
		state := actor.State()
		state.Status = "stopped"
		p.Became(actor, json.RawMessage(`{"type":"xstate.stop"}`), state)
	}
}

func (p *Publication) forget(gone *track) {
	delete(p.byActor, gone.actor)
	p.tracks = slices.DeleteFunc(p.tracks, func(t *track) bool { return t == gone })
}

// Replied is told by the server.
func (p *Publication) Replied(actor *serve.Actor, target, eventType string, outcome serve.Outcome) {
	t := p.track(actor)
	if t == nil || len(p.inspectors) == 0 {
		return
	}
	fields := map[string]any{"targetId": target}
	switch {
	case outcome.Problem != nil:
		fields["code"], fields["message"] = outcome.Problem.Code, outcome.Problem.Message
	case outcome.Accepted != nil:
		fields["accepted"] = *outcome.Accepted
	}
	raw, _ := json.Marshal(map[string]string{"type": eventType})
	e := &event{track: t, passes: true, kind: "@xstate.reply", fields: fields, raw: raw}
	if outcome.Problem == nil && outcome.Value != nil {
		e.fields["value"] = outcome.Value
	}
	p.tell(e)
}

// Undelivered is told by the server.
func (p *Publication) Undelivered(actor *serve.Actor, source, to string, raw []byte, problem *data.Problem) {
	if len(p.inspectors) == 0 {
		return
	}
	fields := map[string]any{"sourceId": source, "to": to, "code": problem.Code, "message": problem.Message}
	p.tell(&event{track: p.track(actor), passes: true, kind: "@xstate.deadletter", fields: fields, raw: raw})
}
