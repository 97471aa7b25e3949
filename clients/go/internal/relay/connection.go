package relay

import (
	"time"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
)

type relayMessage struct {
	Type    string `json:"type"`
	To      string `json:"to"`
	Conn    string `json:"conn"`
	Channel *int   `json:"channel,omitempty"`
	Frame   string `json:"frame,omitempty"`
	Code    string `json:"code,omitempty"`
	Message string `json:"message,omitempty"`
}

func (m relayMessage) cost() int { return len(m.Frame) + perFrame }

// Connection is one through the hub.
type Connection struct {
	pacer      *Pacer
	peer, conn string
	frameBytes int
	tell       func(message any)
	overloaded func(problem *data.Problem)
	waiting    [2][]relayMessage
	sent       [2]int
	cost       int
	closed     bool
}

// Open offers a connection, or answers the offer of one. Openings and endings go out by tell; if more waits than may,
// overloaded is told, and it is closed.
func Open(p *Pacer, peer, conn string, frameBytes int, tell func(any), overloaded func(*data.Problem)) *Connection {
	tell(relayMessage{Type: "relay", To: peer, Conn: conn})
	return &Connection{pacer: p, peer: peer, conn: conn, frameBytes: frameBytes, tell: tell, overloaded: overloaded}
}

// Conn is its name.
func (c *Connection) Conn() string { return c.conn }

// MaxMessage is the largest frame that the hub passes on.
func (c *Connection) MaxMessage() int { return c.frameBytes }

// Send sends a frame as soon as the quota allows.
func (c *Connection) Send(channel int, frame []byte) {
	if !c.closed {
		c.pacer.enqueue(c, relayMessage{Type: "relay", To: c.peer, Conn: c.conn, Channel: &channel, Frame: string(frame)})
	}
}

// Drop ends it without a word: the other side knows, or cannot be told.
func (c *Connection) Drop() {
	c.closed = true
	c.pacer.forget(c)
}

// Close ends it and says so, once what was sent before had so long to leave.
func (c *Connection) Close(linger time.Duration) {
	if c.closed {
		return
	}
	c.closed = true
	if linger > 0 {
		c.pacer.clock.After(linger, c.end)
	} else {
		c.end()
	}
}

func (c *Connection) end() {
	c.pacer.forget(c)
	c.tell(relayMessage{Type: "relay-closed", To: c.peer, Conn: c.conn, Code: "closed", Message: "The peer has closed the connection."})
}

func (c *Connection) overflow() {
	c.closed = true
	c.pacer.forget(c)
	c.pacer.clock.Soon(func() {
		c.end()
		c.overloaded(&data.Problem{Code: "overloaded", Message: "More waits for the way through the hub than may."})
	})
}
