package rtc

import (
	"sync"
	"time"

	"github.com/pion/webrtc/v4"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/hub"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/link"
)

// Bounds of a connection.
const (
	maxBuffered = 8 << 20 // bytes in the engine's own queue
	maxUnread   = 64      // frames that wait for the scheduler; then the engine waits
)

// Events are told of a connection, in the scheduler's goroutine.
type Events struct {
	Describe  func(description hub.Description)
	Candidate func(candidate hub.Candidate)
	// Opened: both data channels are open. Frames follow.
	Opened func()
	Frame  func(channel int, frame []byte)
	// Closed is told once, unless it was closed from here.
	Closed func(problem *data.Problem)
}

// Connection is one WebRTC connection. Its methods are called in the scheduler's goroutine.
type Connection struct {
	engine *Engine
	conn   string
	events Events
	steps  chan func(pc *webrtc.PeerConnection) error
	unread chan struct{}
	gone   chan struct{}
	over   sync.Once
	closed bool // in the scheduler's goroutine

	channels   [2]*webrtc.DataChannel
	opened     bool
	maxMessage int
	candidates int
	early      []webrtc.ICECandidateInit // in the connection's goroutine: those that came before the description
}

// Connect begins a connection by the name conn. The offerer then calls Offer, the other Describe.
func (e *Engine) Connect(conn string, servers []hub.ICEServer, relayOnly bool, events Events) *Connection {
	c := &Connection{
		engine: e, conn: conn, events: events, maxMessage: defaultMessage,
		steps: make(chan func(*webrtc.PeerConnection) error, maxCandidates+8), unread: make(chan struct{}, maxUnread),
		gone: make(chan struct{}),
	}
	e.running.Add(1)
	go func() {
		defer e.running.Done()
		c.run(configuration(servers, relayOnly))
	}()
	return c
}

// Conn is its name.
func (c *Connection) Conn() string { return c.conn }

// MaxMessage is how many bytes the other side takes in one message.
func (c *Connection) MaxMessage() int { return c.maxMessage }

// Send puts a frame on a data channel.
func (c *Connection) Send(channel int, frame []byte) {
	dc := c.channels[channel]
	if c.closed || dc == nil {
		return
	}
	if dc.BufferedAmount()+uint64(len(frame)) > maxBuffered {
		c.fail("overloaded", "The network takes less than what is sent.")
	} else if err := dc.SendText(string(frame)); err != nil {
		c.fail("connect-failed", "A frame could not be sent: "+err.Error())
	}
}

// Close ends the connection, once what was sent had so long to leave.
func (c *Connection) Close(linger time.Duration) {
	c.closed = true
	end := func() { c.over.Do(func() { close(c.gone) }) }
	if linger > 0 && c.opened {
		c.engine.loop.After(linger, end)
	} else {
		end()
	}
}

// End closes at once, whatever was to leave.
func (c *Connection) End() { c.over.Do(func() { close(c.gone) }) }

// Offer makes and signals an offer.
func (c *Connection) Offer() {
	c.step(func(pc *webrtc.PeerConnection) error {
		offer, err := pc.CreateOffer(nil)
		if err != nil {
			return err
		}
		return c.describe(pc, offer)
	})
}

// Describe takes the other side's offer, which is answered, or its answer.
func (c *Connection) Describe(description hub.Description) {
	c.maxMessage = maxMessageSize(description.SDP)
	sdp := filter(description.SDP, c.engine.loopback)
	c.step(func(pc *webrtc.PeerConnection) error {
		kind := webrtc.NewSDPType(description.Type)
		if err := pc.SetRemoteDescription(webrtc.SessionDescription{Type: kind, SDP: sdp}); err != nil {
			return err
		}
		for _, candidate := range c.early {
			_ = pc.AddICECandidate(candidate)
		}
		c.early = nil
		if kind != webrtc.SDPTypeOffer {
			return nil
		}
		answer, err := pc.CreateAnswer(nil)
		if err != nil {
			return err
		}
		return c.describe(pc, answer)
	})
}

// Candidate takes a candidate of the other side, if it may be used.
func (c *Connection) Candidate(candidate hub.Candidate) {
	if c.candidates++; c.candidates > maxCandidates || !keep(candidate.Candidate, c.engine.loopback) {
		return
	}
	c.step(func(pc *webrtc.PeerConnection) error {
		init := webrtc.ICECandidateInit{Candidate: candidate.Candidate, SDPMid: candidate.Mid, SDPMLineIndex: candidate.Line}
		if pc.RemoteDescription() == nil {
			c.early = append(c.early, init)
			return nil
		}
		_ = pc.AddICECandidate(init) // one that the engine does not understand is one way less, not a failure
		return nil
	})
}

// describe signals a description as it was made; the candidates that are found from then on follow it.
func (c *Connection) describe(pc *webrtc.PeerConnection, description webrtc.SessionDescription) error {
	c.post(func() { c.events.Describe(hub.Description{Type: description.Type.String(), SDP: description.SDP}) })
	return pc.SetLocalDescription(description)
}

func (c *Connection) step(step func(pc *webrtc.PeerConnection) error) {
	select {
	case c.steps <- step:
	default:
		c.fail("protocol-error", "The peer signals more than one connection takes.")
	}
}

func (c *Connection) fail(code, message string) {
	if !c.closed {
		c.closed = true
		c.End()
		// Later: whoever sends just now goes on until it returns.
		c.engine.loop.Soon(func() { c.events.Closed(&data.Problem{Code: code, Message: message}) })
	}
}

// post runs something in the scheduler's goroutine, unless the connection is closed by then.
func (c *Connection) post(run func()) {
	c.engine.loop.Post(func() {
		if !c.closed {
			run()
		}
	})
}

func (c *Connection) init(pc *webrtc.PeerConnection) (err error) {
	for id, label := range link.Labels {
		number, yes, protocol := uint16(id), true, hub.Subprotocol
		c.channels[id], err = pc.CreateDataChannel(label, &webrtc.DataChannelInit{
			Negotiated: &yes, ID: &number, Ordered: &yes, Protocol: &protocol,
		})
		if err != nil {
			return err
		}
	}
	return nil
}
