package xstatewebrtc

import (
	"encoding/json"
	"fmt"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/serve"
)

// Event is one that came from another peer. It is JSON data with a type.
type Event struct {
	Type string
	JSON json.RawMessage
}

// Into reads the event's members into a value, as [json.Unmarshal] does.
func (e Event) Into(value any) error { return json.Unmarshal(e.JSON, value) }

// MarshalJSON lets an event be passed on.
func (e Event) MarshalJSON() ([]byte, error) { return e.JSON, nil }

// encodeEvent writes what an application sends: a string is an event of that type, anything else has a member type.
func encodeEvent(event any) (Event, error) {
	if kind, ok := event.(string); ok {
		event = map[string]string{"type": kind}
	}
	text, err := data.Encode(event)
	if err != nil {
		return Event{}, &Error{Code: "bad-event", Message: "The event cannot be written as JSON: " + err.Error()}
	}
	o, err := data.ParseObject(text)
	kind, ok := serve.IsEvent(o)
	if err != nil || !ok {
		return Event{}, &Error{Code: "bad-event", Message: fmt.Sprintf(
			"%T is no event: it is a string or an object with a type of 1 to 256 characters that does not begin with xstate.", event)}
	}
	return Event{Type: kind, JSON: text}, nil
}
