package hub

import (
	"fmt"
	"log/slog"
	"testing"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/sched"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/vectors"
)

// tested is a membership whose sockets the runner has in its hands.
type tested struct {
	vectors.Tested
	clock  sched.Manual
	member *Member
	events Events
}

func (h *tested) told(told map[string]any) { h.Noted.Told(0, told) }
func (h *tested) Joined(bool)              {}
func (h *tested) Changed()                 {}
func (h *tested) SocketCut()               {}
func (h *tested) Closed(*data.Problem)     {}
func (h *tested) Settled()                 { h.told(map[string]any{"settled": true}) }

func (h *tested) Left(peer, reason string) {
	if reason != "timeout" {
		h.told(map[string]any{"left": peer, "reason": reason})
	}
}

func (h *tested) Refused(peer string, problem *data.Problem) {
	h.told(map[string]any{"refused": peer, "code": problem.Code})
}

func (h *tested) Signal(signal Signal) {
	told := map[string]any{"from": signal.From}
	if signal.Conn != "" {
		told["conn"] = signal.Conn
	}
	switch {
	case signal.Want:
		told["want"] = "connect"
	case signal.Description != nil:
		told["description"] = signal.Description
	case signal.Candidate != nil:
		told["candidate"] = signal.Candidate
	case signal.Refused != nil:
		told["refused"] = map[string]string{"code": signal.Refused.Code, "message": signal.Refused.Message}
	}
	h.told(map[string]any{"signal": told})
}

func (h *tested) Relayed(relayed Relayed) {
	told := map[string]any{"from": relayed.From}
	if relayed.Conn != "" {
		told["conn"] = relayed.Conn
	}
	if relayed.Closed != nil {
		told["code"] = relayed.Closed.Code
		h.told(map[string]any{"relay-closed": told})
		return
	}
	if relayed.Frame != nil {
		told["channel"], told["frame"] = relayed.Channel, string(relayed.Frame)
	}
	h.told(map[string]any{"relayed": told})
}

// socket takes what the member sends on it, unless it is closed.
type socket struct {
	*tested
	closed bool
}

func (s *socket) Close(int) { s.closed = true }
func (s *socket) Send(text []byte) {
	if !s.closed {
		s.Noted.Message(0, vectors.Parse(text))
	}
}

func TestVectorsOfMembers(t *testing.T) {
	vectors.Run(t, "member", nil, func(t *testing.T, c vectors.Case, disturbed bool) {
		h := &tested{}
		h.Tested = vectors.Tested{
			Clock: &h.clock, Single: true, Do: h.do, Is: h.is,
			Frame:       func(_ int, frame, _ string) { h.events.Message([]byte(frame)) },
			CloseSocket: func(code int) { h.events.Closed(code, "") },
		}
		h.member = New(Options{
			Channel: "orders", Name: "tested", Logger: slog.New(slog.DiscardHandler),
			Open: func(events Events) Socket {
				h.events = events
				h.clock.Soon(events.Opened)
				return &socket{tested: h}
			},
		}, &h.clock, h)
		h.member.Start()
		if err := vectors.Script(c, disturbed, &h.Tested); err != nil {
			t.Fatal(err)
		}
	})
}

func (h *tested) do(name string, step map[string]any) error {
	switch name {
	case "signal":
		message := map[string]any{"type": "signal", "to": step["to"]}
		for name, value := range step["signal"].(map[string]any) {
			message[name] = value
		}
		h.member.Send(message)
	case "renew":
		h.member.Renew(step["token"].(string))
	case "update":
		services := []Service{}
		for _, each := range step["services"].([]any) {
			service := each.(map[string]any)
			src, _ := service["src"].(string)
			services = append(services, Service{SystemID: service["systemId"].(string), Src: src})
		}
		h.member.Announce(services)
	case "leave":
		h.member.Close()
	default:
		return fmt.Errorf("this runner cannot do %q", name)
	}
	return nil
}

func (h *tested) is(name string) any {
	switch name {
	case "peerId":
		return h.member.Self().ID
	case "joined":
		return h.member.Joined()
	case "peers":
		ids := []string{}
		for _, peer := range h.member.Peers() {
			ids = append(ids, peer.ID)
		}
		return ids
	case "iceUrls":
		urls := []string{}
		servers, _ := h.member.ICE()
		for _, server := range servers {
			urls = append(urls, server.URLs...)
		}
		return urls
	}
	return "this runner does not know " + name
}
