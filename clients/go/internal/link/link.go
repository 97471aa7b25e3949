package link

import (
	"time"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/sched"
)

// Times of the protocol.
const (
	ackAfter          = 50 * time.Millisecond
	gather            = 10 * time.Millisecond
	helloTimeout      = 10 * time.Second
	pingAfter         = 5 * time.Second
	disconnectedAfter = 15 * time.Second
	lostAfter         = 30 * time.Second
	tick              = time.Second
	// jump is how late a tick is that must be a clock's jump.
	jump = 2 * time.Second
	// byeLinger is what a last word has to leave.
	byeLinger = 100 * time.Millisecond
)

// State of a link.
type State string

// States of a link.
const (
	Connecting   State = "connecting"
	Connected    State = "connected"
	Disconnected State = "disconnected"
	Lost         State = "lost"
)

// Host is whoever has a link. It is told in the scheduler's goroutine.
type Host interface {
	// Ready: both hellos have come on the current connection.
	Ready()
	// Messages have come in order, and count as taken.
	Messages(channel int, messages []data.Object)
	// Cut: the current connection is gone or of no use.
	Cut(problem *data.Problem)
	// Anew: the other side has lost its state, and another conversation begins.
	Anew(problem *data.Problem)
	// Ended: the link is over, and says nothing else.
	Ended(problem *data.Problem)
}

// Link is the conversation with one other peer. It survives connections.
type Link struct {
	// Self is this side's peer id, which is known once there is a connection.
	Self         func() string
	peer         string
	clock        sched.Scheduler
	host         Host
	conversation conversation
	current      *connection
	waitingSince time.Duration
	waiting      bool
	wasReady     bool
	over         *data.Problem
	lastTick     time.Duration
	stopTick     func()
}

// New begins a link, which waits for its first connection.
func New(self func() string, peer string, clock sched.Scheduler, host Host) *Link {
	l := &Link{Self: self, peer: peer, clock: clock, host: host, waiting: true, waitingSince: clock.Now()}
	l.conversation = conversation{own: data.RandomID("l-"), anew: host.Anew}
	l.lastTick = clock.Now()
	l.stopTick = clock.After(tick, l.tick)
	return l
}

// ID names this side's state for the peer.
func (l *Link) ID() string { return l.conversation.own }

// State tells how the link stands.
func (l *Link) State() State {
	switch {
	case l.over != nil:
		return Lost
	case !l.waiting:
		return Connected
	case l.wasReady:
		return Disconnected
	}
	return Connecting
}

// Over is why the link has ended; nil as long as it has not.
func (l *Link) Over() *data.Problem { return l.over }

// Held is how many bytes wait to be sent for the first time.
func (l *Link) Held() int { return l.conversation.window.heldBytes }

// Send sends a message on the actor channel, now or over the next connection.
func (l *Link) Send(out Outgoing) {
	if l.over != nil {
		if out.Settle != nil {
			out.Settle(l.over)
		}
		return
	}
	l.conversation.window.add(out)
	if l.conversation.window.overflows() {
		l.Bye(overflow())
	} else if l.current != nil {
		l.current.lanes[Actors].plan()
	}
}

// Inspect sends a message on the inspection channel of the current connection; it is lost with that.
func (l *Link) Inspect(out Outgoing) {
	if l.current == nil {
		return
	}
	c := l.current
	c.passing.window.add(out)
	if c.passing.window.overflows() {
		l.Bye(overflow())
	} else {
		c.lanes[Inspection].plan()
	}
}

func overflow() *data.Problem {
	return &data.Problem{Code: "overflow", Message: "More waits for the peer than may."}
}

// Attach says hello on an open connection, which makes it the current one: what older ones bring does not count any more.
// The answer takes the frames of the connection.
func (l *Link) Attach(transport Transport) (receive func(channel int, frame []byte)) {
	c := l.connect(transport)
	if l.over != nil {
		c.end(0)
		return c.receive
	}
	if l.current != nil {
		l.current.end(0)
		l.await()
	}
	l.current = c
	for _, lane := range c.lanes {
		lane.open()
	}
	return c.receive
}

// Cut gives the current connection up.
func (l *Link) Cut(problem *data.Problem) {
	if l.current != nil {
		l.current.cut(problem)
	}
}

// Bye ends the link in words.
func (l *Link) Bye(problem *data.Problem) {
	if l.over == nil && l.current != nil {
		l.current.last(problem)
	}
	l.finish(problem, true)
}

// Lose ends the link without a word: the peer is gone.
func (l *Link) Lose(problem *data.Problem) { l.finish(problem, false) }

func (l *Link) ready() {
	l.waiting, l.wasReady = false, true
	l.host.Ready()
}

func (l *Link) await() {
	if !l.waiting {
		l.waiting, l.waitingSince = true, l.clock.Now()
	}
}

func (l *Link) cutOff(c *connection, problem *data.Problem) {
	if l.current != c {
		return
	}
	l.current = nil
	l.await()
	l.host.Cut(problem)
}

func (l *Link) finish(problem *data.Problem, words bool) {
	if l.over != nil {
		return
	}
	l.over = problem
	l.stopTick()
	if c := l.current; c != nil {
		l.current = nil
		linger := time.Duration(0)
		if words {
			linger = byeLinger
		}
		c.end(linger)
	}
	l.conversation.window.abandon(
		&data.Problem{Code: problem.Code, Message: "The link has ended before the message was sent: " + problem.Message},
		&data.Problem{Code: problem.Code, Message: "The link has ended, whether the message was taken is unknown: " + problem.Message})
	l.host.Ended(problem)
}

// tick judges by the clock; after a jump of it, what has arrived is read first.
func (l *Link) tick() {
	now := l.clock.Now()
	late := now-l.lastTick > tick+jump
	l.lastTick = now
	l.stopTick = l.clock.After(tick, l.tick)
	c := l.current
	switch {
	case late:
		if c != nil && c.ready() {
			c.ping(now)
		}
	case c != nil && c.ready() && now-c.heardAt >= disconnectedAfter:
		c.cut(&data.Problem{Code: "timeout", Message: "The peer is silent."})
	case c != nil && c.ready() && now-c.heardAt >= pingAfter && now-c.pingedAt >= pingAfter:
		c.ping(now)
	case l.waiting && now-l.waitingSince >= lostAfter:
		l.Lose(&data.Problem{Code: "peer-lost", Message: "There was no connection for 30 s."})
	}
}
