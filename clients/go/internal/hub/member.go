package hub

import (
	"encoding/json"
	"log/slog"
	"time"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/sched"
)

// Times of signaling.
const (
	joinTimeout = 10 * time.Second
	rejoinFirst = 500 * time.Millisecond
	rejoinMax   = 30 * time.Second
)

// Socket is a WebSocket to the hub.
type Socket interface {
	// Send sends a text message, and never blocks; nothing happens once the socket is gone.
	Send(text []byte)
	// Close ends it without another word to Events.
	Close(code int)
}

// Events are told of a socket, in the scheduler's goroutine.
type Events struct {
	Opened  func()
	Message func(text []byte)
	// Closed is told once, with the hub's close code or 0.
	Closed func(code int, reason string)
}

// Host is whoever has a membership. It is told in the scheduler's goroutine.
type Host interface {
	// Joined, at first or again. Under another id than before, nothing of before holds.
	Joined(anotherIdentity bool)
	// Changed: self or others are otherwise now.
	Changed()
	// Left: a peer is gone; reason is left, revoked or timeout.
	Left(peer, reason string)
	// Settled: who is not listed by now does not come back.
	Settled()
	Signal(signal Signal)
	Relayed(relayed Relayed)
	// Refused: the hub did not pass on what was for a peer.
	Refused(peer string, problem *data.Problem)
	// SocketCut: the socket is gone, and what ran over it.
	SocketCut()
	// Closed: the hub refused for good.
	Closed(problem *data.Problem)
}

// Options of a membership.
type Options struct {
	Channel, Name, Instance string
	// Token asks for a token, and has then told in the scheduler's goroutine; nil if there is none.
	Token  func(then func(token string, err error))
	Open   func(events Events) Socket
	Logger *slog.Logger
}

// Member is a membership in one channel: it joins, and again under the same id after a cut.
type Member struct {
	options      Options
	clock        sched.Scheduler
	host         Host
	directory    directory
	services     []Service
	self         Peer
	expiresAt    time.Time
	servers      []ICEServer
	relayOnly    bool
	limits       Limits
	resume       string
	socket       Socket
	generation   int
	joined       bool
	closed       bool
	lastError    *data.Problem
	lastErrorAt  time.Duration
	backoff      data.Backoff
	outbox       outbox
	cancelWait   func()
	cancelRenew  func()
	renewBackoff data.Backoff
	updated      bool
}

// New makes a membership; Start joins.
func New(options Options, clock sched.Scheduler, host Host) *Member {
	nothing := func() {}
	m := &Member{
		options: options, clock: clock, host: host, cancelWait: nothing, cancelRenew: nothing,
		backoff:      data.Backoff{First: rejoinFirst, Max: rejoinMax},
		renewBackoff: data.Backoff{First: rejoinFirst, Max: rejoinMax},
	}
	m.outbox = outbox{clock: clock, bucket: data.NewBucket(50, time.Second/80), send: m.write}
	return m
}

// Joined tells whether the hub takes messages now.
func (m *Member) Joined() bool { return m.joined }

// Self is this peer, empty before the first join.
func (m *Member) Self() Peer { return m.self }

// Peers are the others, by id.
func (m *Member) Peers() []Peer { return m.directory.all() }

// Complete tells whether all who were there at the last join have been listed.
func (m *Member) Complete() bool { return m.joined && m.directory.listed == nil }

// Peer is one of the others.
func (m *Member) Peer(id string) (Peer, bool) {
	peer, ok := m.directory.peers[id]
	return peer, ok
}

// Limits is what the hub bears.
func (m *Member) Limits() Limits { return m.limits }

// ICE is what connections that are made from now on may use; relayOnly if they may use no other way.
func (m *Member) ICE() (servers []ICEServer, relayOnly bool) { return m.servers, m.relayOnly }

// Announce says which actors this peer has under well-known names.
func (m *Member) Announce(services []Service) {
	m.services = services
	if !m.joined || m.updated {
		return
	}
	m.updated = true
	m.clock.After(100*time.Millisecond, func() {
		m.updated = false
		if m.joined {
			m.Send(map[string]any{"type": "update", "peer": map[string]any{"services": m.announced()}})
		}
	})
}

// announced is as much as a hub takes.
func (m *Member) announced() []Service {
	services := []Service{}
	characters := 0
	for _, service := range m.services {
		characters += data.Length(service.SystemID) + data.Length(service.Src)
		if len(services) < 64 && characters <= 8_192 {
			services = append(services, service)
		}
	}
	return services
}

// Send sends a message about a connection, or keeps it for the time when this peer is back; a few at most.
func (m *Member) Send(message any) {
	text, err := json.Marshal(message)
	if err != nil {
		m.options.Logger.Error("a message to the hub cannot be written", "error", err)
		return
	}
	if m.limits.SignalBytes > 0 && len(text) > m.limits.SignalBytes {
		m.options.Logger.Error("a message is larger than the hub takes", "bytes", len(text), "limit", m.limits.SignalBytes)
		return
	}
	m.outbox.add(text, m.joined)
}

// Pass sends a frame through the hub, which counts towards another quota; nothing if the socket is cut.
func (m *Member) Pass(text []byte) {
	if m.joined {
		m.write(text)
	}
}

func (m *Member) write(text []byte) {
	if m.socket != nil {
		m.socket.Send(text)
	}
}

// Close leaves for good.
func (m *Member) Close() {
	if m.closed {
		return
	}
	if m.joined {
		m.write([]byte(`{"type":"leave"}`))
	}
	m.end()
}

func (m *Member) end() {
	m.closed, m.joined = true, false
	m.drop(1000)
	m.outbox.clear()
	m.cancelRenew()
}

func (m *Member) drop(code int) {
	m.generation++
	m.cancelWait()
	if m.socket != nil {
		m.socket.Close(code)
		m.socket = nil
	}
}
