// Package connect brings about connections to other peers: direct ones, and through the hub where those do not open.
package connect

import (
	"log/slog"
	"time"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/hub"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/link"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/relay"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/rtc"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/sched"
)

// Times of connecting.
const (
	openTimeout = 10 * time.Second
	retryFirst  = 500 * time.Millisecond
	retryMax    = 30 * time.Second
	// proven is how long a connection lives that was a success: the next pause is a short one again.
	proven = 10 * time.Second
)

// Desk is whoever talks over links.
type Desk interface {
	// Connected: the link has a connection, perhaps another than before.
	Connected(peer string, link *link.Link)
	// Disconnected: it has none for now.
	Disconnected(peer string)
	Messages(peer string, link *link.Link, channel int, messages []data.Object)
	// Anew: the other side has lost its state, and goes on over the same connection. It may inspect already: hello of
	// either channel may come first.
	Anew(peer string, problem *data.Problem)
	// Ended: the conversation is over; another may follow.
	Ended(peer string, problem *data.Problem)
	// Wants tells whether the peer is to be connected to although nothing is sent.
	Wants(peer string) bool
}

// Dial begins a direct connection; nil where there are none.
type Dial func(conn string, servers []hub.ICEServer, relayOnly bool, events rtc.Events) Direct

// Direct is a direct connection.
type Direct interface {
	link.Transport
	Offer()
	Describe(description hub.Description)
	Candidate(candidate hub.Candidate)
}

// Environment is what all peers share.
type Environment struct {
	Clock  sched.Scheduler
	Member *hub.Member
	Pacer  *relay.Pacer
	Dial   Dial
	Desk   Desk
	Logger *slog.Logger
	// attempts bounds those to connect, with all peers together.
	attempts *data.Bucket
}

func (e *Environment) self() string { return e.Member.Self().ID }

func (e *Environment) signal(peer string, members map[string]any) {
	members["type"], members["to"] = "signal", peer
	e.Member.Send(members)
}
