package vectors

import (
	"encoding/json"
	"fmt"
)

func (s *script) connect(conn string) {
	s.Noted.riding = [2]map[string][]any{}
	s.Noted.slices = [2]string{}
	s.Connect(conn)
	s.Clock.Advance(0)
}

// meet connects, and has both sides say hello.
func (s *script) meet(conn string, changes map[string]any) error {
	s.connect(conn)
	for channel, label := range []string{"xstate.actor", "xstate.inspect"} {
		expected := map[string]any{
			"type": "hello", "version": json.Number("1"), "channel": label, "peerId": "p-a", "conn": conn,
			"windowBytes": "*", "frameBytes": "*", "messageBytes": "*",
		}
		if channel == 0 {
			expected["link"], expected["resumes?"], expected["received"] = "$link", "*", "*"
		}
		if err := s.out(expected, channel, 0, false); err != nil {
			return fmt.Errorf("its hello on channel %d: %w", channel, err)
		}
	}
	hello := func(label string) map[string]any {
		return map[string]any{
			"type": "hello", "version": 1, "channel": label, "peerId": "p-b", "conn": conn,
			"windowBytes": 1_048_576, "frameBytes": 16_384, "messageBytes": 1_048_576,
		}
	}
	actor := hello("xstate.actor")
	actor["link"], actor["received"] = "l-b", 0
	link := "l-b"
	if changed, ok := changes["link"].(string); ok {
		link = changed
	}
	if s.Resuming != nil {
		for name, value := range s.Resuming(link) {
			actor[name] = value
		}
	}
	for name, value := range s.matching.filled(changes).(map[string]any) {
		actor[name] = value
		if value == nil {
			delete(actor, name)
		}
	}
	s.Frame(0, string(Write([]any{actor})), "")
	s.Frame(1, string(Write([]any{hello("xstate.inspect")})), "")
	return nil
}
