package xstatewebrtc

import (
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/hub"
)

// membership is a Channel as the hub's side of it sees it.
type membership Channel

func (m *membership) Joined(anotherIdentity bool) {
	m.pacer.Begin(m.member.Limits().RelayBytesPerSecond)
	m.peers.Joined(anotherIdentity)
}

func (m *membership) Changed() {
	c := (*Channel)(m)
	for id, conversation := range c.conversations {
		if peer, listed := c.member.Peer(id); listed {
			conversation.permit(peer.Permissions)
		}
	}
	c.peers.Changed()
	if c.member.Complete() && !c.isJoined {
		c.isJoined = true
		close(c.joined)
	}
	c.changed()
}

func (m *membership) Left(peer, reason string)    { m.peers.Left(peer, reason) }
func (m *membership) Settled()                    { m.peers.Settled() }
func (m *membership) Signal(signal hub.Signal)    { m.peers.Signal(signal) }
func (m *membership) Relayed(relayed hub.Relayed) { m.peers.Relayed(relayed) }
func (m *membership) SocketCut()                  { m.peers.SocketCut() }

func (m *membership) Refused(peer string, problem *data.Problem) { m.peers.Refused(peer, problem) }

func (m *membership) Closed(problem *data.Problem) { (*Channel)(m).end(errorOf(problem)) }
