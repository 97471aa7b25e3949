// Package relay is the way to a peer through the hub (protocol §2, Relay).
package relay

import (
	"encoding/json"
	"slices"
	"time"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/sched"
)

// What may wait of one connection, and of all, in bytes of the quota.
const (
	maxWaiting = 8 << 20
	maxInAll   = 8 * maxWaiting
	// perFrame is what a frame costs besides its bytes.
	perFrame = 256
)

// Pacer keeps what this peer sends through the hub within its quota, and serves its connections in turn.
type Pacer struct {
	clock   sched.Scheduler
	pass    func(text []byte)
	rate    float64 // bytes a second; 0: no quota
	credit  float64
	counted time.Duration
	turns   []*Connection
	cost    int
	cancel  func()
}

// NewPacer makes one whose frames go out by pass.
func NewPacer(clock sched.Scheduler, pass func(text []byte)) *Pacer {
	return &Pacer{clock: clock, pass: pass}
}

// Begin takes the quota of a new socket: as much may be sent at once as in a second.
func (p *Pacer) Begin(bytesPerSecond int) {
	p.rate = float64(bytesPerSecond)
	p.credit, p.counted = p.rate, p.clock.Now()
}

func (p *Pacer) enqueue(c *Connection, message relayMessage) {
	c.cost += message.cost()
	p.cost += message.cost()
	if len(c.waiting[0])+len(c.waiting[1]) == 0 {
		p.turns = append(p.turns, c)
	}
	// Hellos go with the actor channel's frames: without both, nothing else may.
	lane := *message.Channel
	if c.sent[lane]++; c.sent[lane] == 1 {
		lane = 0
	}
	c.waiting[lane] = append(c.waiting[lane], message)
	if c.cost > maxWaiting {
		c.overflow()
	} else if p.cost > maxInAll {
		slices.MaxFunc(p.turns, func(a, b *Connection) int { return a.cost - b.cost }).overflow()
	}
	if p.cancel == nil {
		p.run()
	}
}

func (p *Pacer) forget(c *Connection) {
	p.cost -= c.cost
	c.cost, c.waiting = 0, [2][]relayMessage{}
	p.turns = slices.DeleteFunc(p.turns, func(each *Connection) bool { return each == c })
}

func (p *Pacer) run() {
	now := p.clock.Now()
	p.credit = min(p.rate, p.credit+(now-p.counted).Seconds()*p.rate)
	p.counted = now
	for len(p.turns) > 0 {
		c := p.turns[0]
		lane := 0
		if len(c.waiting[0]) == 0 {
			lane = 1
		}
		message := c.waiting[lane][0]
		cost := float64(message.cost())
		// One that costs more than a second's worth goes when nothing is owed.
		if missing := min(cost, p.rate) - p.credit; p.rate > 0 && missing > 0 {
			p.cancel = p.clock.After(time.Duration(missing/p.rate*float64(time.Second))+time.Millisecond, func() {
				p.cancel = nil
				p.run()
			})
			return
		}
		p.credit -= cost
		c.cost -= message.cost()
		p.cost -= message.cost()
		c.waiting[lane] = c.waiting[lane][1:]
		p.turns = p.turns[1:]
		if len(c.waiting[0])+len(c.waiting[1]) > 0 {
			p.turns = append(p.turns, c)
		}
		text, _ := json.Marshal(message)
		p.pass(text)
	}
}
