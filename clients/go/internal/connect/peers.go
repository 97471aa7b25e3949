package connect

import (
	"slices"
	"time"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/hub"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/link"
)

// Peers are the others that this side has to do with.
type Peers struct {
	environment *Environment
	peers       map[string]*Peer
	permissions []string
}

// New has nothing to do with anybody yet.
func New(environment *Environment) *Peers {
	environment.attempts = data.NewBucket(200, time.Second/5)
	return &Peers{environment: environment, peers: map[string]*Peer{}}
}

// To is a peer, whether it is in the channel or not.
func (ps *Peers) To(id string) *Peer {
	p := ps.peers[id]
	if p == nil {
		p = newPeer(ps.environment, id)
		ps.peers[id] = p
	}
	return p
}

// Info tells how this side stands with a peer.
type Info struct {
	State   link.State
	Conn    string
	Link    string
	Relayed bool
	Error   *data.Problem
}

// Info of those with whom there is something.
func (ps *Peers) Info() map[string]Info {
	infos := map[string]Info{}
	for id, p := range ps.peers {
		info := Info{State: link.Lost, Error: p.lastError, Relayed: p.relayed.uses()}
		if p.used != nil {
			info.Conn = p.used.Conn()
		}
		if p.link != nil {
			info.State, info.Link = p.link.State(), p.link.ID()
		} else if p.direct.pending {
			info.State = link.Connecting
		}
		infos[id] = info
	}
	return infos
}

// Joined is told after each join.
func (ps *Peers) Joined(anotherIdentity bool) {
	for _, p := range ps.peers {
		if anotherIdentity {
			p.Lose(&data.Problem{Code: "peer-lost", Message: "This peer has another id now: nobody knows of before."})
		}
		p.cancelRetry()
	}
}

// Changed is told when permissions or peers are otherwise.
func (ps *Peers) Changed() {
	now := ps.environment.Member.Self().Permissions
	granted := !slices.Equal(now, ps.permissions)
	ps.permissions = now
	for _, peer := range ps.environment.Member.Peers() {
		if ps.environment.Desk.Wants(peer.ID) {
			ps.To(peer.ID)
		}
	}
	for id, p := range ps.peers {
		if granted {
			p.anew()
		} else {
			p.poke()
		}
		if _, listed := ps.environment.Member.Peer(id); !listed && p.idle() {
			p.cancelRetry()
			delete(ps.peers, id)
		}
	}
}

// Left: a peer is gone. One that only timed out may live: two peers go on while their hub is away.
func (ps *Peers) Left(id, reason string) {
	if p := ps.peers[id]; p != nil && reason != "timeout" {
		p.Lose(&data.Problem{Code: "peer-lost", Message: "The peer has left the channel."})
	}
}

// Settled ends the links to all who are not listed: nobody else could.
func (ps *Peers) Settled() {
	for id, p := range ps.peers {
		if _, listed := ps.environment.Member.Peer(id); !listed {
			p.Lose(&data.Problem{Code: "peer-lost", Message: "The peer did not come back after a restart of the hub."})
		}
	}
}

// Signal is told what a peer signals.
func (ps *Peers) Signal(signal hub.Signal) { ps.To(signal.From).signalled(signal) }

// Relayed is told what comes through the hub.
func (ps *Peers) Relayed(message hub.Relayed) { ps.To(message.From).relayed.received(message) }

// Refused is told that the hub did not pass something on.
func (ps *Peers) Refused(id string, problem *data.Problem) {
	if p := ps.peers[id]; p != nil {
		p.refusedByHub(problem)
	}
}

// SocketCut is told that the socket to the hub is gone.
func (ps *Peers) SocketCut() {
	for _, p := range ps.peers {
		p.relayed.socketCut()
	}
}

// Close says bye to all.
func (ps *Peers) Close(problem *data.Problem) {
	for _, p := range ps.peers {
		p.Close(problem)
	}
}
