package rtc

import (
	"sync/atomic"

	"github.com/pion/webrtc/v4"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/hub"
)

// run is the connection's own goroutine: the engine may take its time, and nothing else waits for it.
func (c *Connection) run(configuration webrtc.Configuration) {
	pc, err := c.engine.api.NewPeerConnection(configuration)
	if err != nil {
		c.post(func() { c.fail("no-webrtc", "This side cannot connect: "+err.Error()) })
		return
	}
	defer func() {
		_ = pc.GracefulClose() // it is given up, whatever it says
	}()
	if err := c.listen(pc); err != nil {
		c.post(func() { c.fail("no-webrtc", "This side cannot connect: "+err.Error()) })
		return
	}
	for {
		select {
		case <-c.gone:
			return
		case step := <-c.steps:
			if err := step(pc); err != nil {
				c.post(func() { c.fail("connect-failed", "Negotiation failed: "+err.Error()) })
				return
			}
		}
	}
}

func (c *Connection) listen(pc *webrtc.PeerConnection) error {
	pc.OnICECandidate(func(candidate *webrtc.ICECandidate) {
		if candidate == nil {
			return
		}
		init := candidate.ToJSON()
		if keep(init.Candidate, c.engine.loopback) {
			c.post(func() {
				c.events.Candidate(hub.Candidate{Candidate: init.Candidate, Mid: init.SDPMid, Line: init.SDPMLineIndex})
			})
		}
	})
	pc.OnConnectionStateChange(func(state webrtc.PeerConnectionState) {
		switch state {
		case webrtc.PeerConnectionStateFailed:
			c.post(func() { c.fail("connect-failed", "There is no way to the peer, or it is gone.") })
		case webrtc.PeerConnectionStateClosed:
			c.post(func() { c.fail("closing", "The connection was closed.") })
		}
	})
	pc.OnDataChannel(func(*webrtc.DataChannel) {
		c.post(func() { c.fail("protocol-error", "The peer opened a data channel that is not of the protocol.") })
	})
	if err := c.init(pc); err != nil {
		return err
	}
	// What comes on one channel before the other is open waits for that.
	var opened atomic.Int32
	ready := make(chan struct{})
	for id, dc := range c.channels {
		dc.OnOpen(func() {
			if opened.Add(1) == int32(len(c.channels)) {
				c.post(func() { c.opened = true; c.events.Opened() })
				close(ready)
			}
		})
		dc.OnClose(func() {
			c.post(func() { c.fail("closing", "The peer closed a data channel.") })
		})
		dc.OnMessage(func(message webrtc.DataChannelMessage) {
			select {
			case <-ready:
				c.received(id, message)
			case <-c.gone:
			}
		})
	}
	return nil
}

// received hands a frame over; while too many wait, the engine does, and with it the other side.
func (c *Connection) received(channel int, message webrtc.DataChannelMessage) {
	select {
	case c.unread <- struct{}{}:
	case <-c.gone:
		return
	}
	posted := c.engine.loop.Post(func() {
		<-c.unread
		switch {
		case c.closed:
		case !message.IsString:
			c.fail("protocol-error", "The peer sent a frame that is no text.")
		default:
			c.events.Frame(channel, message.Data)
		}
	})
	if !posted {
		<-c.unread
	}
}
