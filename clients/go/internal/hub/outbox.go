package hub

import (
	"time"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/sched"
)

// maxKept is how many messages wait while this peer is away: the hub keeps as many for one that is.
const maxKept = 64

// outbox keeps what goes to the hub below the rate that it takes.
type outbox struct {
	clock   sched.Scheduler
	bucket  *data.Bucket
	send    func(text []byte)
	waiting [][]byte
	planned bool
	open    bool
}

func (o *outbox) add(text []byte, open bool) {
	o.open = open
	if !open && len(o.waiting) >= maxKept {
		return // attempts to connect that cannot succeed now: they are made again
	}
	o.waiting = append(o.waiting, text)
	o.run()
}

// resume sends what was kept.
func (o *outbox) resume() {
	o.open = true
	o.run()
}

func (o *outbox) clear() { o.waiting = nil }

func (o *outbox) run() {
	for o.open && len(o.waiting) > 0 {
		if !o.bucket.Take(o.clock.Now()) {
			if !o.planned {
				o.planned = true
				o.clock.After(20*time.Millisecond, func() {
					o.planned = false
					o.run()
				})
			}
			return
		}
		text := o.waiting[0]
		o.waiting = o.waiting[1:]
		o.send(text)
	}
}
