package link

import (
	"encoding/json"
	"errors"
	"time"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
)

// How many frames a side may send: so many at once, and one more in each interval.
const (
	frameBurst    = 40_000
	frameInterval = time.Second / 10_000
)

// Transport is an open connection with both data channels.
type Transport interface {
	// Conn is its name.
	Conn() string
	// MaxMessage is how many bytes the other side takes in one message.
	MaxMessage() int
	// Send puts a frame on a data channel, and never blocks.
	Send(channel int, frame []byte)
	// Close ends it, after what was sent before has had so long to leave.
	Close(linger time.Duration)
}

// connection is a link's run over one transport.
type connection struct {
	link      *Link
	transport Transport
	lanes     [2]*lane
	passing   passing
	receiving *data.Bucket
	sending   *data.Bucket
	heardAt   time.Duration
	pingedAt  time.Duration
	stopWait  func()
	closed    bool
}

func (l *Link) connect(transport Transport) *connection {
	now := l.clock.Now()
	c := &connection{
		link: l, transport: transport, heardAt: now, pingedAt: now,
		receiving: data.NewBucket(frameBurst, frameInterval), sending: data.NewBucket(frameBurst, frameInterval),
	}
	for channel, counting := range [2]counting{&l.conversation, &c.passing} {
		c.lanes[channel] = &lane{connection: c, channel: channel, counting: counting, reader: reader{messageBytes: ownMessage}}
	}
	c.stopWait = l.clock.After(helloTimeout, c.helloMissing)
	return c
}

func (c *connection) ready() bool { return c.lanes[0].hello != nil && c.lanes[1].hello != nil }

// helloMissing gives the connection up; after a jump of the clock what has arrived is read first.
func (c *connection) helloMissing() {
	c.stopWait = c.link.clock.After(0, func() {
		c.cut(&data.Problem{Code: "timeout", Message: "No hello came in time."})
	})
}

func (c *connection) greeted() {
	if c.ready() {
		c.stopWait()
		c.link.ready()
	}
}

func (c *connection) receive(channel int, frame []byte) {
	if c.closed {
		return
	}
	now := c.link.clock.Now()
	c.heardAt = now
	err := error(protocolError("More than 10,000 frames a second."))
	if c.receiving.Take(now) {
		err = c.lanes[channel].receive(frame)
	}
	var breach protocolError
	switch {
	case err == nil:
	case errors.Is(err, errLate):
		c.cut(&data.Problem{Code: "replaced", Message: "A hello came late: " + err.Error() + "."})
	case errors.Is(err, errOtherVersion):
		c.link.Bye(&data.Problem{Code: "unsupported-version", Message: "This side speaks version 1 of the protocol."})
	case errors.As(err, &breach):
		c.link.Bye(&data.Problem{Code: "protocol-error", Message: breach.Error()})
	default:
		c.link.Bye(&data.Problem{Code: "protocol-error", Message: err.Error()})
	}
}

func (c *connection) ping(now time.Duration) {
	c.pingedAt = now
	text, _ := json.Marshal(map[string]any{"type": "ping", "t": now.Milliseconds()})
	c.lanes[0].say(text)
}

// last says bye, before hello too, with an acknowledgement of what was taken.
func (c *connection) last(problem *data.Problem) {
	text, _ := json.Marshal(map[string]any{"type": "bye", "code": problem.Code, "message": problem.Message})
	lane := c.lanes[0]
	if c.closed {
		return
	}
	if lane.hello == nil {
		lane.transmit(append(append([]byte{'['}, text...), ']'))
		return
	}
	if problem.Code == "closing" {
		lane.flush(true)
	}
	messages := append(lane.controls, text)
	if receipts, _ := lane.counting.counts(); receipts.owed() {
		ack, _ := json.Marshal(map[string]any{"type": "ack", "received": receipts.acknowledge()})
		messages = append([][]byte{ack}, messages...)
	}
	writeFrames(messages, min(lane.hello.frame, c.transport.MaxMessage()), lane.transmit)
}

// cut gives the connection up; the conversation goes on with the next.
func (c *connection) cut(problem *data.Problem) {
	if c.closed {
		return
	}
	c.end(0)
	c.link.cutOff(c, problem)
}

func (c *connection) end(linger time.Duration) {
	if c.closed {
		return
	}
	c.closed = true
	c.stopWait()
	for _, lane := range c.lanes {
		if lane.stopAck != nil {
			lane.stopAck()
		}
	}
	// What was to be told over this connection alone is not told: its owner hears of the cut.
	c.transport.Close(linger)
}
