package link

import (
	"errors"
	"time"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
)

// errLate is a hello that was said before that of a connection which has been in use meanwhile.
var errLate = errors.New("a newer connection is in use")

// receipts counts what was taken of the other side, and knows when to say so.
type receipts struct {
	received, told int64
	owedBytes      int
	owedSince      time.Duration
}

func (r *receipts) owed() bool { return r.received > r.told }

// due tells whether an acknowledgement should not wait for a frame to ride in.
func (r *receipts) due(now time.Duration) bool {
	return r.owed() && (r.received-r.told >= 256 || r.owedBytes*4 >= ownWindow || now-r.owedSince >= ackAfter)
}

func (r *receipts) taken(messages, bytes int, now time.Duration) {
	if !r.owed() {
		r.owedSince = now
	}
	r.received += int64(messages)
	r.owedBytes += bytes
}

func (r *receipts) acknowledge() int64 {
	r.told = r.received
	r.owedBytes = 0
	return r.received
}

// counting is what is counted on a data channel both ways, and what hello says of it.
type counting interface {
	counts() (*receipts, *window)
	greet(message *helloMessage)
	heard(h hello) error
}

// passing is the counting of the inspection channel, which begins with each connection.
type passing struct {
	receipts receipts
	window   window
}

func (p *passing) counts() (*receipts, *window) { return &p.receipts, &p.window }
func (p *passing) greet(*helloMessage)          {}
func (p *passing) heard(h hello) error          { return p.window.resume(h, 0) }

// conversation is the counting of the actor channel: it survives connections, until a side says that its state is another.
type conversation struct {
	receipts receipts
	window   window
	own      string
	other    string // empty before the other side's first hello
	anew     func(*data.Problem)
}

func (c *conversation) counts() (*receipts, *window) { return &c.receipts, &c.window }

func (c *conversation) greet(message *helloMessage) {
	received := c.receipts.acknowledge()
	message.Link, message.Resumes, message.Received = c.own, c.other, &received
}

// heard decides whether the conversation goes on. Both sides judge by what both said on one connection, and so alike.
func (c *conversation) heard(h hello) error {
	if h.link == "" {
		return protocolError("A hello without a link.")
	}
	if h.received > 0 && h.resumes == "" {
		return protocolError("A hello for what was never sent.")
	}
	goesOn := (c.other == "" || c.other == h.link) && (h.resumes == "" || h.resumes == c.own)
	if goesOn {
		if h.received > 0 && c.other == "" {
			return protocolError("A hello for what was never sent.")
		}
		if h.received < c.window.acknowledged {
			return errLate
		}
		c.other = h.link
		return c.window.resume(h, h.received)
	}
	if c.other != "" {
		// What waits for the first hello ever belongs to no conversation yet, and is kept.
		c.window.abandon(
			&data.Problem{Code: "peer-lost", Message: "The peer has lost its state: the message was not sent."},
			&data.Problem{Code: "peer-lost", Message: "The peer has lost its state: whether the message was taken is unknown."})
		c.anew(&data.Problem{Code: "peer-lost", Message: "The peer has lost its state."})
	}
	c.other = h.link
	c.receipts = receipts{}
	return c.window.resume(h, 0)
}
