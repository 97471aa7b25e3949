package hub

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
)

// Close codes of a hub.
const replacedCode = 4001

type joinMessage struct {
	Type    string   `json:"type"`
	Channel string   `json:"channel"`
	Token   string   `json:"token,omitempty"`
	Resume  string   `json:"resume,omitempty"`
	Peer    joinPeer `json:"peer"`
}

type joinPeer struct {
	Name     string    `json:"name,omitempty"`
	Instance string    `json:"instance,omitempty"`
	Kind     string    `json:"kind"`
	Services []Service `json:"services"`
}

// Start joins.
func (m *Member) Start() { m.join() }

func (m *Member) join() {
	if m.closed {
		return
	}
	m.generation++
	generation := m.generation
	open := func(token string) {
		if generation != m.generation || m.closed {
			return
		}
		m.cancelWait = m.clock.After(joinTimeout, func() {
			m.ended(&data.Problem{Code: "timeout", Message: "The hub did not answer the join within 10 s."})
		})
		m.socket = m.options.Open(Events{
			Opened: func() {
				if generation == m.generation {
					m.sayJoin(token)
				}
			},
			Message: func(text []byte) {
				if generation == m.generation {
					m.receive(text)
				}
			},
			Closed: func(code int, reason string) {
				if generation == m.generation {
					m.socketClosed(code, reason)
				}
			},
		})
	}
	if m.options.Token == nil {
		open("")
		return
	}
	m.options.Token(func(token string, err error) {
		if err == nil {
			open(token)
		} else if generation == m.generation {
			m.ended(&data.Problem{Code: "no-token", Message: "The application has no token: " + err.Error()})
		}
	})
}

func (m *Member) sayJoin(token string) {
	text, _ := json.Marshal(joinMessage{
		Type: "join", Channel: m.options.Channel, Token: token, Resume: m.resume,
		Peer: joinPeer{Name: m.options.Name, Instance: m.options.Instance, Kind: "go", Services: m.announced()},
	})
	m.write(text)
}

func (m *Member) socketClosed(code int, reason string) {
	switch {
	case code == replacedCode:
		m.ended(&data.Problem{Code: "replaced", Message: "Another socket has taken this peer's place: join again."})
	case m.lastError != nil && m.clock.Now()-m.lastErrorAt < 5*time.Second:
		m.ended(m.lastError)
	default:
		if reason == "" {
			reason = fmt.Sprintf("close code %d", code)
		}
		m.ended(&data.Problem{Code: "unreachable", Message: "No conversation with the hub: " + reason})
	}
}

// ended: the socket is of no use any more. Another is opened after a pause, unless the answer would be the same.
func (m *Member) ended(problem *data.Problem) {
	had := m.joined
	m.joined, m.lastError = false, nil
	m.drop(1000)
	m.outbox.open = false
	m.cancelRenew()
	if m.final(problem, had) {
		if m.resume == "" || had || problem.Code == "replaced" {
			m.end()
			m.host.Closed(problem)
			return
		}
		// It may be the resume token alone, spent or too old.
		m.resume = ""
	}
	m.options.Logger.Info("not in the channel", "code", problem.Code, "message", problem.Message)
	if had {
		m.host.SocketCut()
		m.host.Changed()
	}
	m.cancelWait = m.clock.After(m.backoff.Next(), m.join)
}

func (m *Member) final(problem *data.Problem, had bool) bool {
	switch problem.Code {
	case "forbidden", "unsupported-version", "replaced":
		return true
	case "unauthorized":
		return m.options.Token == nil
	case "bad-message", "too-large":
		return !had
	}
	return false
}
