package vectors

import (
	"fmt"
	"strings"
)

// Noted is what the tested side has sent and told, and no step has taken.
type Noted struct {
	waiting [2][]any
	riding  [2]map[string][]any
	told    map[string][]any
	slices  [2]string
}

// Told notes what the application was told.
func (n *Noted) Told(channel int, told map[string]any) {
	// As it is read from JSON: numbers alike.
	told, _ = Parse(Write(told)).(map[string]any)
	key := kind(told, channel)
	if n.told == nil {
		n.told = map[string][]any{}
	}
	n.told[key] = append(n.told[key], told)
}

// kind of what is told: each is in an order of its own.
func kind(told map[string]any, channel int) string {
	for _, outcome := range []string{"taken", "failed", "reply", "found"} {
		if name, ok := told[outcome]; ok {
			return fmt.Sprint("outcome:", name)
		}
	}
	for _, following := range []string{"snapshot", "emitted", "complete"} {
		if name, ok := told[following]; ok {
			return fmt.Sprint(following, ":", name)
		}
	}
	if _, ok := told["message"]; ok {
		return fmt.Sprint("message:", channel)
	}
	for _, other := range []string{"lost", "left", "refused", "signal", "relayed", "relay-closed", "settled", "event", "gap", "synced"} {
		if _, ok := told[other]; ok {
			return other
		}
	}
	return "unknown"
}

// Sent notes a frame, and gives its messages.
func (n *Noted) Sent(channel int, frame string) (messages []map[string]any) {
	switch {
	case strings.HasPrefix(frame, "+"):
		n.slices[channel] += frame[1:]
		return nil
	case strings.HasPrefix(frame, "."):
		frame, n.slices[channel] = n.slices[channel]+frame[1:], ""
	}
	batch, _ := Parse([]byte(frame)).([]any)
	for _, each := range batch {
		n.Message(channel, each)
		message, _ := each.(map[string]any)
		messages = append(messages, message)
	}
	return messages
}

// Message notes one that was sent.
func (n *Noted) Message(channel int, value any) {
	message, _ := value.(map[string]any)
	switch kind, _ := message["type"].(string); kind {
	case "ack", "ping":
		if n.riding[channel] == nil {
			n.riding[channel] = map[string][]any{}
		}
		n.riding[channel][kind] = append(n.riding[channel][kind], message)
	default:
		n.waiting[channel] = append(n.waiting[channel], value)
	}
}

func (n *Noted) left() (left []any) {
	for _, waiting := range n.waiting {
		left = append(left, waiting...)
	}
	for _, told := range n.told {
		left = append(left, told...)
	}
	return left
}
