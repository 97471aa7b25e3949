package xstatewebrtc

import (
	"encoding/json"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
)

// Status of an actor.
type Status string

// Statuses of an actor.
const (
	Active  Status = "active"
	Done    Status = "done"
	Failed  Status = "error"
	Stopped Status = "stopped"
)

// Snapshot is the state of an actor of another peer. A nil member is absent: not known, or there is none.
type Snapshot struct {
	Status Status
	// Value is the state or states in which a statechart is, a string or an object.
	Value json.RawMessage
	// Context is its extended state; without the permission to see values it says ****** for each.
	Context json.RawMessage
	Output  json.RawMessage
	Tags    []string
	// JSON is all of it.
	JSON json.RawMessage
}

// ContextInto reads the context into a value, as [json.Unmarshal] does.
func (s *Snapshot) ContextInto(value any) error { return json.Unmarshal(s.Context, value) }

// State is the value as one text: paid.packing for {"paid":"packing"}; of parallel states it is their JSON.
func (s *Snapshot) State() string {
	raw, path := s.Value, ""
	for {
		if name, ok := data.AsText(raw); ok {
			return path + name
		}
		var inner map[string]json.RawMessage
		if json.Unmarshal(raw, &inner) != nil || len(inner) != 1 {
			return path + string(raw)
		}
		for name, value := range inner {
			path, raw = path+name+".", value
		}
	}
}

func readSnapshot(o data.Object, member string) *Snapshot {
	s := o.Object(member)
	if s == nil {
		return nil
	}
	status, _ := s.Text("status")
	return &Snapshot{
		Status: Status(status), Value: s["value"], Context: s["context"], Output: s["output"], Tags: s.Texts("tags"), JSON: o[member],
	}
}

// Ending is how an actor ended.
type Ending struct {
	// Status is done, error or stopped.
	Status Status
	// Output of an actor that is done; nil if there is none or this peer may not see it.
	Output json.RawMessage
}

func readEnding(o data.Object) Ending {
	status, _ := o.Text("status")
	return Ending{Status: Status(status), Output: o["output"]}
}
