package connect

import "github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"

// host is a Peer as its link sees it.
type host struct{ *Peer }

// Ready is told by the link: both hellos have come.
func (p *host) Ready() {
	p.ready, p.readyAt = true, p.Clock.Now()
	p.lastError, p.refused = nil, false
	p.Logger.Debug("connected", "peer", p.id, "conn", p.used.Conn(), "relayed", p.relayed.uses())
	p.Desk.Connected(p.id, p.link)
	p.poke()
}

// Messages is told by the link.
func (p *host) Messages(channel int, messages []data.Object) {
	if p.link != nil {
		p.Desk.Messages(p.id, p.link, channel, messages)
	}
}

// Cut by the link: the connection is of no use, and the next is made.
func (p *host) Cut(problem *data.Problem) {
	p.forgetUsed()
	p.Desk.Disconnected(p.id)
	p.failed(problem)
}

// Anew is told by the link: the other side has lost its state.
func (p *host) Anew(problem *data.Problem) { p.Desk.Anew(p.id, problem) }

// Ended is told by the link.
func (p *host) Ended(problem *data.Problem) {
	p.forgetUsed()
	p.link = nil
	p.asked = false
	p.failed(problem)
	p.Desk.Ended(p.id, problem)
}

func (p *Peer) forgetUsed() {
	p.direct.forget(p.used)
	p.relayed.forget(p.used)
	p.left()
}
