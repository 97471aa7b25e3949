package xstatewebrtc

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"testing"
	"time"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/link"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/sched"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/vectors"
)

// underTest is a channel of which the runner has the links in its hands.
type underTest struct {
	vectors.Tested
	clock   sched.Manual
	channel *Channel
	link    *link.Link
	receive func(channel int, frame []byte)
	closed  map[string]bool
	current string
	counted [2]int
	met     string // the link that the runner spoke for last
	last    string // the link of the tested side
	desktop desktop
	orders  map[string]*Exposed
	asked   map[string]func()
}

func newUnderTest(t *testing.T, c vectors.Case, channel int) *underTest {
	u := &underTest{closed: map[string]bool{}, orders: map[string]*Exposed{}, asked: map[string]func(){}}
	u.Tested = vectors.Tested{
		Clock: &u.clock, Channel: channel, Connect: u.connect, Do: u.do, Resuming: u.resuming,
		Frame:  func(channel int, frame, _ string) { u.receive(channel, []byte(frame)) },
		Cut:    func(string) { u.link.Cut(&data.Problem{Code: "cut", Message: "The network is gone."}) },
		Closed: func(on string) any { return u.closed[u.current] },
	}
	options := Options{Logger: slog.New(slog.DiscardHandler)}
	made, err := newChannel("ws://localhost/xstate/signaling", "vectors", options, &u.clock)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = made.Close() })
	u.channel = made
	v := u.channel.with("p-b")
	v.permissions = []string{"inspect", "values", "send"}
	if given, ok := c.Given["permissions"].([]any); ok {
		v.permissions = texts(given)
	}
	v.book.Link = u.linked
	u.desktop = desktop{channel: u.channel, told: func(event any) { u.Noted.Told(0, map[string]any{"event": event}) }}
	return u
}

func texts(given []any) []string {
	texts := []string{}
	for _, each := range given {
		texts = append(texts, fmt.Sprint(each))
	}
	return texts
}

func (u *underTest) linked() *link.Link {
	if u.link == nil || u.link.Over() != nil {
		u.link = link.New(func() string { return "p-a" }, "p-b", &u.clock, u)
	}
	return u.link
}

func (u *underTest) connect(conn string) {
	u.current = conn
	u.counted[1] = 0
	u.receive = u.linked().Attach(&wire{u, conn})
}

func (u *underTest) resuming(name string) map[string]any {
	if u.met != name || u.last != u.link.ID() {
		u.counted[0] = 0
	}
	resumes := map[string]any{"received": u.counted[0]}
	if u.met == name {
		resumes["resumes"] = u.link.ID()
	}
	u.met, u.last = name, u.link.ID()
	return resumes
}

func (u *underTest) Ready()               { (*desk)(u.channel).Connected("p-b", u.link) }
func (u *underTest) Anew(p *data.Problem) { (*desk)(u.channel).Anew("p-b", p) }
func (u *underTest) disconnected()        { (*desk)(u.channel).Disconnected("p-b") }
func (u *underTest) messages(n int, m []data.Object) {
	(*desk)(u.channel).Messages("p-b", u.link, n, m)
}

func (u *underTest) Ended(p *data.Problem) {
	(*desk)(u.channel).Ended("p-b", p)
	u.Noted.Told(0, map[string]any{"lost": p.Code})
}

func (u *underTest) Cut(*data.Problem)                      { u.disconnected() }
func (u *underTest) Messages(channel int, ms []data.Object) { u.messages(channel, ms) }

// wire is a connection of the channel under test.
type wire struct {
	*underTest
	conn string
}

func (w *wire) Conn() string        { return w.conn }
func (w *wire) MaxMessage() int     { return 65_536 }
func (w *wire) Close(time.Duration) { w.closed[w.conn] = true }

// Send takes a frame, and acknowledges what counts.
func (w *wire) Send(channel int, frame []byte) {
	fresh := 0
	for _, message := range w.Noted.Sent(channel, string(frame)) {
		switch message["type"] {
		case "hello", "ack", "ping", "pong", "bye":
		default:
			fresh++
		}
	}
	if fresh == 0 {
		return
	}
	w.counted[channel] += fresh
	ack := fmt.Sprintf(`[{"type":"ack","received":%d}]`, w.counted[channel])
	receive := w.receive
	w.clock.Soon(func() { receive(channel, []byte(ack)) })
}

func (u *underTest) do(name string, step map[string]any) error {
	as, _ := step["as"].(string)
	to, _ := step["to"].(string)
	actor := &Actor{channel: u.channel, reference: to, Info: ActorInfo{PeerID: "p-b"}}
	switch name {
	case "event":
		text := vectors.Write(step["event"])
		return u.orders["order"].inject(text)
	case "stop":
		if stop := u.asked["inspection"]; stop != nil {
			stop()
			return nil
		}
		u.desktop.run(u.orders["order"].stop)
	case "start":
		systemID := step["systemId"].(string)
		started, err := u.desktop.start(systemID, ExposeOptions{})
		u.orders[systemID] = started
		return err
	case "permit":
		u.channel.with("p-b").permit(texts(step["permissions"].([]any)))
	case "hold":
		u.desktop.held = true
	case "release":
		u.desktop.release()
	case "cancel", "unsubscribe":
		u.asked[as]()
	default:
		return u.ask(name, as, actor, step)
	}
	return nil
}

// inject gives an actor an event of this process.
func (e *Exposed) inject(text json.RawMessage) error {
	event, err := encodeEvent(text)
	if err == nil {
		e.actor.Deliver(deliveryOf(event))
	}
	return err
}

func TestVectorsOfServers(t *testing.T) { testOrders(t, "server", 0) }

func TestVectorsOfSources(t *testing.T) { testOrders(t, "source", 1) }

func testOrders(t *testing.T, role string, channel int) {
	vectors.Run(t, role, nil, func(t *testing.T, c vectors.Case, disturbed bool) {
		u := newUnderTest(t, c, channel)
		if role == "source" {
			u.desktop.told = func(any) {}
		}
		options := ExposeOptions{InspectOnly: c.Given["exposed"] == false, Hidden: c.Given["shown"] == false}
		started, err := u.desktop.start("order", options)
		if err != nil {
			t.Fatal(err)
		}
		u.orders["order"] = started
		u.Bound = map[string]any{"$order": started.SessionID()}
		if err := vectors.Script(c, disturbed, &u.Tested); err != nil {
			t.Fatal(err)
		}
	})
}

func TestVectorsOfClients(t *testing.T)    { testAsking(t, "client", 0) }
func TestVectorsOfInspectors(t *testing.T) { testAsking(t, "inspector", 1) }

func testAsking(t *testing.T, role string, channel int) {
	vectors.Run(t, role, nil, func(t *testing.T, c vectors.Case, disturbed bool) {
		u := newUnderTest(t, c, channel)
		if err := vectors.Script(c, disturbed, &u.Tested); err != nil {
			t.Fatal(err)
		}
	})
}
