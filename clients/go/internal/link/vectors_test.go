package link

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/sched"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/vectors"
)

func TestVectorsOfFrames(t *testing.T) {
	vectors.Run(t, "frames", nil, func(t *testing.T, c vectors.Case, _ bool) {
		frameBytes, messageBytes := limit(c, "frameBytes", ownFrame), limit(c, "messageBytes", ownMessage)
		if messages, ok := c.JSON["write"].([]any); ok {
			write(t, messages, frameBytes, messageBytes)
			return
		}
		frames := c.JSON["read"].([]any)
		reader := reader{messageBytes: messageBytes}
		got := []any{}
		for i, frame := range frames {
			messages, err := reader.read(bytesOf(t, frame), frameBytes)
			if last := i == len(frames)-1; last && c.JSON["refused"] == true {
				if err == nil {
					t.Fatal("the last frame is to be refused")
				}
				return
			} else if err != nil {
				t.Fatalf("frame %d: %v", i+1, err)
			}
			for _, message := range messages {
				got = append(got, vectors.Parse(vectors.Write(message)))
			}
		}
		if err := vectors.Match(c.JSON["gives"], got); err != nil {
			t.Fatal(err)
		}
	})
}

func limit(c vectors.Case, name string, absent int) int {
	if n, ok := c.JSON[name].(json.Number); ok {
		value, _ := n.Int64()
		return int(value)
	}
	return absent
}

func bytesOf(t *testing.T, frame any) []byte {
	if text, ok := frame.(string); ok {
		return []byte(text)
	}
	raw, err := hex.DecodeString(frame.(map[string]any)["hex"].(string))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func write(t *testing.T, messages []any, frameBytes, messageBytes int) {
	texts := [][]byte{}
	for _, message := range messages {
		texts = append(texts, vectors.Write(message))
	}
	reader := reader{messageBytes: messageBytes}
	got := []any{}
	writeFrames(texts, frameBytes, func(frame []byte) {
		if len(frame) == 0 || len(frame) > frameBytes || !utf8.Valid(frame) {
			t.Fatalf("a frame of %d bytes, which is UTF-8: %t", len(frame), utf8.Valid(frame))
		}
		read, err := reader.read(frame, frameBytes)
		if err != nil {
			t.Fatal(err)
		}
		for _, message := range read {
			got = append(got, vectors.Parse(vectors.Write(message)))
		}
	})
	if err := vectors.Match(messages, got); err != nil {
		t.Fatal(err)
	}
}

// tested is a link in the runner's hands.
type tested struct {
	vectors.Tested
	clock   sched.Manual
	link    *Link
	receive map[string]func(channel int, frame []byte)
	closed  map[string]bool
	current string
}

func (h *tested) Ready()             {}
func (h *tested) Cut(*data.Problem)  {}
func (h *tested) Anew(*data.Problem) {}
func (h *tested) Ended(p *data.Problem) {
	h.Noted.Told(0, map[string]any{"lost": p.Code})
}

func (h *tested) Messages(channel int, messages []data.Object) {
	for _, message := range messages {
		h.Noted.Told(channel, map[string]any{"message": message})
	}
}

// pipe is a connection of the tested link.
type pipe struct {
	*tested
	conn string
}

func (p *pipe) Conn() string        { return p.conn }
func (p *pipe) MaxMessage() int     { return 65_536 }
func (p *pipe) Close(time.Duration) { p.closed[p.conn] = true }
func (p *pipe) Send(channel int, frame []byte) {
	p.Noted.Sent(channel, string(frame))
}

func TestVectorsOfLinks(t *testing.T) {
	vectors.Run(t, "link", nil, func(t *testing.T, c vectors.Case, disturbed bool) {
		h := &tested{receive: map[string]func(int, []byte){}, closed: map[string]bool{}}
		h.link = New(func() string { return "p-a" }, "p-b", &h.clock, h)
		h.Tested.Clock = &h.clock
		h.Tested.Connect = func(conn string) {
			h.current = conn
			h.receive[conn] = h.link.Attach(&pipe{h, conn})
		}
		h.Frame = func(channel int, frame, on string) { h.receive[h.on(on)](channel, []byte(frame)) }
		h.Tested.Cut = func(on string) {
			if h.on(on) == h.current {
				h.link.Cut(&data.Problem{Code: "cut", Message: "The network is gone."})
			}
		}
		h.Closed = func(on string) any { return h.closed[h.on(on)] }
		h.Do = h.do
		if err := vectors.Script(c, disturbed, &h.Tested); err != nil {
			t.Fatal(err)
		}
	})
}

func (h *tested) on(conn string) string {
	if conn == "" {
		return h.current
	}
	return conn
}

func (h *tested) do(name string, step map[string]any) error {
	switch name {
	case "send":
		kind, _ := step["message"].(map[string]any)["type"].(string)
		h.link.Send(Outgoing{
			JSON: vectors.Write(step["message"]), Exempt: kind == "reply" || kind == "failure" || kind == "complete",
			Settle: func(problem *data.Problem) { h.settled(step["as"], problem) },
		})
	case "inspect":
		h.link.Inspect(Outgoing{JSON: vectors.Write(step["message"])})
	case "close":
		h.link.Bye(&data.Problem{Code: "closing", Message: "The application ends it."})
	default:
		return fmt.Errorf("this runner cannot do %q", name)
	}
	return nil
}

func (h *tested) settled(as any, problem *data.Problem) {
	switch {
	case as == nil:
	case problem == nil:
		h.Noted.Told(0, map[string]any{"taken": as})
	default:
		h.Noted.Told(0, map[string]any{"failed": as, "code": problem.Code})
	}
}
