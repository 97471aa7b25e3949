package hub

import (
	"time"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
)

func (m *Member) receive(text []byte) {
	o, err := data.ParseObject(text)
	if err != nil {
		m.options.Logger.Warn("the hub sent what is no message", "error", err)
		return
	}
	kind, _ := o.Text("type")
	if !m.joined && kind != "joined" && kind != "error" {
		return
	}
	switch kind {
	case "joined":
		m.heardJoined(o)
	case "renewed":
		m.terms(o)
		m.host.Changed()
	case "peers":
		m.directory.page(m.self.ID, readPeers(o), o.Is("more"))
		m.host.Changed()
	case "peer-joined", "peer-updated":
		m.heardPeer(o)
	case "peer-left":
		m.heardLeft(o)
	case "settled":
		m.host.Settled()
	case "signal":
		if signal := readSignal(o); signal.From != "" {
			m.host.Signal(signal)
		}
	case "relay":
		if relayed, ok := readRelayed(o, nil); ok {
			m.host.Relayed(relayed)
		}
	case "relay-closed":
		if relayed, ok := readRelayed(o, data.ReadProblem(o, "closed")); ok {
			m.host.Relayed(relayed)
		}
	case "ice-servers":
		m.servers = readICEServers(o)
	case "error":
		m.heardError(o)
	}
}

func (m *Member) heardJoined(o data.Object) {
	id := o.Bounded("peerId", 128)
	if id == "" || m.joined {
		return
	}
	m.cancelWait()
	another := m.self.ID != "" && m.self.ID != id
	m.self.ID = id
	m.self.Name, m.self.Instance, m.self.Kind = m.options.Name, m.options.Instance, "go"
	m.resume, _ = o.Text("resume")
	m.servers = readICEServers(o)
	policy, _ := o.Text("iceTransportPolicy")
	m.relayOnly = policy == "relay"
	m.limits = readLimits(o.Object("limits"))
	m.directory.begin(id, readPeers(o), o.Is("more"))
	m.joined = true
	m.backoff.Reset()
	m.terms(o)
	if another {
		m.outbox.clear()
	}
	m.host.Joined(another)
	m.outbox.resume()
	m.host.Changed()
}

func (m *Member) heardPeer(o data.Object) {
	peer, ok := readPeer(o.Object("peer"))
	switch {
	case !ok:
		return
	case peer.ID == m.self.ID:
		m.self.Permissions = peer.Permissions
	default:
		m.directory.put(m.self.ID, peer)
	}
	m.host.Changed()
}

func (m *Member) heardLeft(o data.Object) {
	id := o.Bounded("peerId", 128)
	reason, _ := o.Text("reason")
	if id == "" {
		return
	}
	m.directory.remove(id)
	m.host.Left(id, reason)
	m.host.Changed()
}

// heardError: before joined it is the answer to the join; without ref it says why the hub is about to close.
func (m *Member) heardError(o data.Object) {
	problem := data.ReadProblem(o, "internal")
	ref := o.Object("ref")
	of, _ := ref.Text("type")
	to := ref.Bounded("to", 128)
	switch {
	case !m.joined:
		m.ended(problem)
	case of == "":
		m.lastError, m.lastErrorAt = problem, m.clock.Now()
	case of == "renew":
		m.options.Logger.Warn("the hub refused the new token", "code", problem.Code, "message", problem.Message)
		m.renewAfter(m.renewBackoff.Next() + 5*time.Second)
	case of == "relay" && to != "":
		// A frame may be missing: the connection is over.
		m.host.Relayed(Relayed{From: to, Closed: problem})
	case to != "":
		m.host.Refused(to, problem)
	default:
		m.options.Logger.Warn("the hub refused a message", "type", of, "code", problem.Code, "message", problem.Message)
	}
}

func (m *Member) terms(o data.Object) {
	m.self.Permissions = o.Texts("permissions")
	m.expiresAt = readTime(o, "expiresAt")
	m.cancelRenew()
	if !m.expiresAt.IsZero() && m.options.Token != nil {
		left := time.Until(m.expiresAt)
		// Clocks differ: however little seems left, it waits some seconds.
		m.renewAfter(min(max(left*3/4, 5*time.Second), 24*time.Hour))
	}
}

func (m *Member) renewAfter(pause time.Duration) {
	m.cancelRenew()
	m.cancelRenew = m.clock.After(pause, func() {
		generation := m.generation
		m.options.Token(func(token string, err error) {
			switch {
			case generation != m.generation || !m.joined:
			case err != nil:
				m.options.Logger.Warn("the application has no new token", "error", err)
				m.renewAfter(m.renewBackoff.Next() + 5*time.Second)
			default:
				m.Renew(token)
			}
		})
	})
}

// Renew brings a new token on the socket that there is.
func (m *Member) Renew(token string) {
	m.Send(map[string]any{"type": "renew", "token": token})
}
