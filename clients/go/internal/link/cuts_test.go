package link

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/sched"
)

// side is one of two peers that talk over a network which tests hold in their hands.
type side struct {
	link     *Link
	got      []int
	settled  map[int]*data.Problem
	receive  func(channel int, frame []byte)
	problems []string
}

func (s *side) Ready()               {}
func (s *side) Cut(*data.Problem)    {}
func (s *side) Anew(p *data.Problem) { s.problems = append(s.problems, "anew") }
func (s *side) Ended(p *data.Problem) {
	s.problems = append(s.problems, p.Error())
}

func (s *side) Messages(channel int, messages []data.Object) {
	for _, message := range messages {
		n, _ := message.Count("n")
		s.got = append(s.got, int(n))
	}
}

func (s *side) send(n, size int) {
	text, _ := json.Marshal(map[string]any{"type": "m", "n": n, "pad": fmt.Sprintf("%0*d", size, n)})
	s.link.Send(Outgoing{JSON: text, Settle: func(problem *data.Problem) { s.settled[n] = problem }})
}

// wire carries frames one way, each after a while, until it is cut.
type wire struct {
	clock  *sched.Manual
	to     *side
	conn   string
	cut    *bool
	delay  time.Duration
	frames *int
}

func (w *wire) Conn() string        { return w.conn }
func (w *wire) MaxMessage() int     { return 65_536 }
func (w *wire) Close(time.Duration) {}
func (w *wire) Send(channel int, frame []byte) {
	*w.frames++
	to := w.to
	w.clock.After(w.delay, func() {
		if !*w.cut {
			to.receive(channel, frame)
		}
	})
}

type pair struct {
	clock  sched.Manual
	a, b   *side
	cut    *bool
	conns  int
	frames int
}

func newPair() *pair {
	p := &pair{a: &side{settled: map[int]*data.Problem{}}, b: &side{settled: map[int]*data.Problem{}}, cut: new(bool)}
	p.a.link = New(func() string { return "p-a" }, "p-b", &p.clock, p.a)
	p.b.link = New(func() string { return "p-b" }, "p-a", &p.clock, p.b)
	return p
}

// connect cuts what there is at once, with all that is under way, and connects anew.
func (p *pair) connect() {
	*p.cut = true
	p.cut = new(bool)
	p.conns++
	conn := fmt.Sprintf("c-%d", p.conns)
	cut := p.cut
	p.a.receive, p.b.receive = nil, nil
	aToB := &wire{clock: &p.clock, to: p.b, conn: conn, cut: cut, delay: 7 * time.Millisecond, frames: &p.frames}
	bToA := &wire{clock: &p.clock, to: p.a, conn: conn, cut: cut, delay: 5 * time.Millisecond, frames: &p.frames}
	p.a.receive = p.a.link.Attach(aToB)
	p.b.receive = p.b.link.Attach(bToA)
}

func TestNothingIsLostDoubledOrReorderedWhateverTheCuts(t *testing.T) {
	for seed := range uint64(10) {
		random := rand.New(rand.NewPCG(seed, 7))
		p := newPair()
		p.connect()
		sentA, sentB := 0, 0
		for range 120 {
			switch random.IntN(10) {
			case 0:
				p.connect()
			case 1, 2, 3:
				p.clock.Advance(time.Duration(random.IntN(40)) * time.Millisecond)
			case 4:
				p.b.send(sentB, random.IntN(40_000))
				sentB++
			default:
				for range random.IntN(20) {
					p.a.send(sentA, random.IntN(1_000))
					sentA++
				}
			}
		}
		p.connect()
		p.clock.Advance(2 * time.Second)
		check(t, seed, sentA, p.a, p.b)
		check(t, seed, sentB, p.b, p.a)
	}
}

func check(t *testing.T, seed uint64, sent int, from, to *side) {
	t.Helper()
	if len(from.problems) > 0 {
		t.Fatalf("seed %d: %v", seed, from.problems)
	}
	if len(to.got) != sent || len(from.settled) != sent {
		t.Fatalf("seed %d: sent %d, taken %d, settled %d", seed, sent, len(to.got), len(from.settled))
	}
	for i, n := range to.got {
		if n != i || from.settled[i] != nil {
			t.Fatalf("seed %d: message %d came as %d, settled with %v", seed, n, i, from.settled[i])
		}
	}
}

func TestWhatWasUnderWayToAPeerThatLostItsStateIsReported(t *testing.T) {
	p := newPair()
	p.connect()
	p.clock.Advance(time.Second)
	p.a.send(0, 10)
	p.clock.Advance(time.Second)
	*p.cut = true
	p.a.send(1, 10)
	p.clock.Advance(time.Second)
	p.b.link = New(func() string { return "p-b" }, "p-a", &p.clock, p.b)
	p.connect()
	p.clock.Advance(time.Second)
	p.a.send(2, 10)
	p.clock.Advance(time.Second)
	if fmt.Sprint(p.b.got) != "[0 2]" || p.a.settled[1] == nil || p.a.settled[1].Code != "peer-lost" || p.a.settled[2] != nil {
		t.Fatalf("taken %v, settled %v", p.b.got, p.a.settled)
	}
}

func TestASilentPeerIsDisconnectedAndThenLost(t *testing.T) {
	p := newPair()
	p.connect()
	p.clock.Advance(20 * time.Second)
	if p.a.link.State() != Connected {
		t.Fatalf("pings keep it alive, but it is %s", p.a.link.State())
	}
	*p.cut = true
	p.clock.Advance(16 * time.Second)
	if p.a.link.State() != Disconnected {
		t.Fatalf("after 15 s of silence it is %s", p.a.link.State())
	}
	p.clock.Advance(31 * time.Second)
	if p.a.link.State() != Lost || p.a.problems[0] != "peer-lost: There was no connection for 30 s." {
		t.Fatalf("%s, %v", p.a.link.State(), p.a.problems)
	}
}

func TestAClockThatJumpsLosesNothing(t *testing.T) {
	p := newPair()
	p.connect()
	p.clock.Advance(2 * time.Second)
	p.clock.Jump(time.Hour)
	p.clock.Advance(5 * time.Second)
	if p.a.link.State() != Connected {
		t.Fatalf("it is %s: %v", p.a.link.State(), p.a.problems)
	}
}

func TestManyMessagesShareFrames(t *testing.T) {
	p := newPair()
	p.connect()
	p.clock.Advance(time.Second)
	before := p.frames
	for i := range 10_000 {
		p.a.send(i, 4)
	}
	p.clock.Advance(time.Second)
	if frames := p.frames - before; len(p.b.got) != 10_000 || frames > 60 {
		t.Fatalf("%d messages in %d frames", len(p.b.got), frames)
	}
}
