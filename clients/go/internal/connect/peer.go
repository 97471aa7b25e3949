package connect

import (
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/hub"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/link"

	"time"
)

// Peer is how this side stands with one other: it connects while somebody wants that, and keeps the link.
type Peer struct {
	*Environment
	id        string
	link      *link.Link
	used      link.Transport // what the link runs over; nil without a connection
	receive   func(channel int, frame []byte)
	direct    direct
	relayed   relayed
	attempts  *data.Bucket
	refusals  *data.Bucket
	backoff   data.Backoff
	retry     func() // cancels the planned attempt; nil if none is planned
	readyAt   time.Duration
	ready     bool
	refused   bool // for good, until permissions change
	asked     bool // the other side asked for a connection, which the link is to have soon
	lastError *data.Problem
	closed    bool
}

func newPeer(e *Environment, id string) *Peer {
	p := &Peer{
		Environment: e, id: id,
		attempts: data.NewBucket(10, 2*time.Second), refusals: data.NewBucket(3, 5*time.Second),
		backoff: data.Backoff{First: retryFirst, Max: retryMax},
	}
	p.direct.Peer, p.relayed.Peer = p, p
	return p
}

// Link is the conversation with the peer, begun if need be; nil if the peer is not in the channel.
func (p *Peer) Link() *link.Link {
	if p.link == nil {
		if _, listed := p.Member.Peer(p.id); !listed || p.closed {
			return nil
		}
		p.newLink()
	}
	p.poke()
	return p.link
}

func (p *Peer) newLink() {
	p.link = link.New(p.self, p.id, p.Clock, &host{p})
}

// offers tells whether this side makes the connections.
func (p *Peer) offers() bool { return p.self() > p.id }

func (p *Peer) wanted() bool {
	return !p.closed && !p.refused && (p.link != nil || p.asked || p.Desk.Wants(p.id))
}

// settled tells whether the connection is as good as it gets: through the hub, the offerer looks for a direct one.
func (p *Peer) settled() bool {
	return p.used != nil && (!p.relayed.uses() || !p.offers())
}

// poke connects if that is wanted, possible and not under way.
func (p *Peer) poke() {
	_, listed := p.Member.Peer(p.id)
	if p.settled() || p.direct.pending || p.relayed.pending() || p.retry != nil || !p.wanted() || !p.Member.Joined() || !listed {
		return
	}
	if !p.takeAttempt() {
		p.failed(tooMany())
		return
	}
	p.direct.dial()
}

func (p *Peer) takeAttempt() bool {
	now := p.Clock.Now()
	return p.attempts.Take(now) && p.Environment.attempts.Take(now)
}

// admit tells whether an attempt may begin that the other side asks for, and says no where it may not; not each time.
func (p *Peer) admit(conn string) bool {
	if p.takeAttempt() {
		return true
	}
	if p.refusals.Take(p.Clock.Now()) {
		p.refuse(conn, tooMany())
	}
	return false
}

func (p *Peer) refuse(conn string, problem *data.Problem) {
	members := map[string]any{"refused": map[string]string{"code": problem.Code, "message": problem.Message}}
	if conn != "" {
		members["conn"] = conn
	}
	p.signal(p.id, members)
}

func tooMany() *data.Problem {
	return &data.Problem{Code: "rate-limited", Message: "Connections are asked for too often: try later."}
}

// failed plans another attempt, unless that were of no use.
func (p *Peer) failed(problem *data.Problem) {
	p.lastError = problem
	p.Logger.Debug("no connection", "peer", p.id, "code", problem.Code, "message", problem.Message)
	if problem.Code == "forbidden" || problem.Code == "unsupported-version" {
		p.refused = true
	}
	pause := p.backoff.Next()
	if problem.Code == "unavailable" || problem.Code == "no-webrtc" {
		pause = retryMax
	}
	if p.retry != nil {
		p.retry()
	}
	p.retry = p.Clock.After(pause, func() {
		p.retry = nil
		p.poke()
	})
}

func (p *Peer) cancelRetry() {
	if p.retry != nil {
		p.retry()
		p.retry = nil
	}
}

// anew tries at once what was refused or out of reach.
func (p *Peer) anew() {
	p.refused = false
	p.backoff.Reset()
	p.cancelRetry()
	p.poke()
}

// use has the link go on over a connection that is open.
func (p *Peer) use(transport link.Transport) {
	if p.link == nil {
		p.newLink()
	}
	p.asked = false
	p.cancelRetry()
	if p.used != nil {
		p.Desk.Disconnected(p.id)
	}
	p.left()
	p.used = transport
	p.receive = p.link.Attach(transport)
}

// left: nothing is heard over the connection that there was.
func (p *Peer) left() {
	if p.ready && p.Clock.Now()-p.readyAt >= proven {
		p.backoff.Reset()
	}
	p.used, p.receive, p.ready = nil, nil, false
}

// Lose forgets everything: the peer is gone, or this one is another now.
func (p *Peer) Lose(problem *data.Problem) {
	p.asked = false
	p.direct.drop()
	p.relayed.drop()
	if p.link != nil {
		p.link.Lose(problem)
	}
}

// Close says bye and ends everything for good.
func (p *Peer) Close(problem *data.Problem) {
	p.closed = true
	if p.link != nil {
		p.link.Bye(problem)
	}
	p.Lose(problem)
	p.cancelRetry()
}

// Cut gives the present connection up without a word.
func (p *Peer) Cut(problem *data.Problem) {
	if p.link != nil {
		p.link.Cut(problem)
	}
}

// idle tells whether there is nothing to remember.
func (p *Peer) idle() bool {
	return p.link == nil && !p.direct.pending && !p.relayed.pending() && !p.wanted()
}

// refusedByHub: it did not pass on what was for the peer.
func (p *Peer) refusedByHub(problem *data.Problem) {
	if (problem.Code == "unknown-peer" || problem.Code == "forbidden") && p.direct.pending {
		p.direct.drop()
		p.failed(&data.Problem{Code: "unknown-peer", Message: problem.Message})
	}
}

func (p *Peer) signalled(signal hub.Signal) {
	switch {
	case p.closed:
	case signal.Want:
		p.direct.wantedByPeer()
	case signal.Refused != nil:
		p.relayed.refusedByPeer(signal.Conn, signal.Refused)
		p.direct.refusedByPeer(signal.Conn, signal.Refused)
	case signal.Conn != "":
		p.direct.negotiate(signal)
	}
}
