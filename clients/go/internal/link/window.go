package link

import (
	"encoding/json"
	"fmt"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
)

// What is held for the other side at most, waiting and unacknowledged.
const (
	maxHeldBytes  = 8 << 20
	maxExemptHeld = 1_024
)

// Outgoing is a message to send, and what is to be done when its outcome is known.
type Outgoing struct {
	// JSON is the message.
	JSON json.RawMessage
	// ID of the question that it answers; 0 for none. Answers of one question keep their order.
	ID int64
	// Exempt from the window: reply, failure and complete.
	Exempt bool
	// Remake, if there is one, writes the message anew each time that it goes out; no larger.
	Remake func() json.RawMessage
	// Settle, if there is one, is told once: nil when the other side has taken it.
	Settle func(*data.Problem)
}

type held struct {
	Outgoing
	bytes int
	sent  bool
}

// window holds what the other side has not taken yet, and says what may go.
type window struct {
	waiting, unacknowledged []*held
	windowed                int // bytes unacknowledged that the window bounds
	heldBytes               int // of what has never been sent, and exempt ones
	heldExempt              int
	acknowledged            int64
	windowBytes             int
	messageBytes            int
}

func (w *window) overflows() bool {
	return w.heldBytes > maxHeldBytes || w.heldExempt > maxExemptHeld
}

func (w *window) add(out Outgoing) {
	h := &held{Outgoing: out, bytes: len(out.JSON)}
	w.waiting = append(w.waiting, h)
	w.heldBytes += h.bytes
	if h.Exempt {
		w.heldExempt++
	}
}

// take gives what may be sent now, in order. Exempt messages go past those that wait for room, but not past what their own
// question was told before, nor past what is sent again: the other side has counted that.
func (w *window) take() [][]byte {
	var out [][]byte
	for len(w.waiting) > 0 {
		next := w.waiting[0]
		if !w.refused(next) {
			if !next.Exempt && !w.fits(next) {
				break
			}
			out = append(out, w.send(next))
		}
		w.waiting[0] = nil
		w.waiting = w.waiting[1:]
	}
	if len(w.waiting) > 0 && w.heldExempt > 0 && !w.waiting[0].sent {
		out = append(out, w.takeExempt()...)
	}
	return out
}

func (w *window) takeExempt() (out [][]byte) {
	passed := map[int64]bool{}
	left := w.waiting[:0:0]
	for _, h := range w.waiting {
		if h.Exempt && !passed[h.ID] {
			if !w.refused(h) {
				out = append(out, w.send(h))
			}
			continue
		}
		passed[h.ID] = h.ID != 0
		left = append(left, h)
	}
	w.waiting = left
	return out
}

func (w *window) fits(h *held) bool {
	return w.windowed == 0 || w.windowed+h.bytes <= w.windowBytes
}

func (w *window) send(h *held) []byte {
	if !h.Exempt {
		w.windowed += h.bytes
	}
	if !h.sent && !h.Exempt {
		w.heldBytes -= h.bytes
	}
	h.sent = true
	w.unacknowledged = append(w.unacknowledged, h)
	if h.Remake != nil {
		return h.Remake()
	}
	return h.JSON
}

// refused settles a message that the other side does not take.
func (w *window) refused(h *held) bool {
	if h.bytes+2 <= w.messageBytes || h.sent {
		return false
	}
	w.release(h, &data.Problem{Code: "too-large", Message: fmt.Sprintf(
		"The message has %d bytes, the peer takes %d: split it.", h.bytes, w.messageBytes-2)})
	return true
}

// acknowledge settles what the other side says to have taken.
func (w *window) acknowledge(received int64) error {
	fresh := received - w.acknowledged
	if fresh > int64(len(w.unacknowledged)) {
		return protocolError("An acknowledgement of what was never sent.")
	}
	if fresh < 0 {
		return protocolError("An acknowledgement goes back.")
	}
	w.acknowledged = received
	taken := w.unacknowledged[:fresh]
	w.unacknowledged = w.unacknowledged[fresh:]
	for i, h := range taken {
		taken[i] = nil
		if !h.Exempt {
			w.windowed -= h.bytes
		}
		w.release(h, nil)
	}
	return nil
}

// resume goes on with another connection: what was sent and not taken goes again, before everything else.
func (w *window) resume(h hello, received int64) error {
	again := 0
	for again < len(w.waiting) && w.waiting[again].sent {
		again++
	}
	w.unacknowledged = append(w.unacknowledged, w.waiting[:again]...)
	w.waiting = w.waiting[again:]
	if err := w.acknowledge(received); err != nil {
		return err
	}
	w.windowBytes, w.messageBytes = h.window, h.message
	w.waiting = append(w.unacknowledged, w.waiting...)
	w.unacknowledged = nil
	w.windowed = 0
	return nil
}

// abandon gives everything up and counts from zero.
func (w *window) abandon(unsent, unknown *data.Problem) {
	sent, waiting := w.unacknowledged, w.waiting
	w.unacknowledged, w.waiting = nil, nil
	w.acknowledged, w.windowed = 0, 0
	for _, h := range append(sent, waiting...) {
		problem := unsent
		if h.sent {
			problem = unknown
		}
		w.release(h, problem)
	}
}

func (w *window) release(h *held, problem *data.Problem) {
	if h.Exempt {
		w.heldExempt--
	}
	if h.Exempt || !h.sent {
		w.heldBytes -= h.bytes
	}
	if h.Settle != nil {
		h.Settle(problem)
	}
}
