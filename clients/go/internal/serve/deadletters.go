package serve

import (
	"time"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
)

// maxGathered is how many different dead letters are gathered before they are told at once.
const maxGathered = 256

type letter struct{ code, to string }

// deadLetters tells a peer of events that reached no actor, those of one address and code together.
type deadLetters struct {
	asker    *asker
	order    []letter
	gathered map[letter]message
	stop     func()
}

func (d *deadLetters) add(to string, problem *data.Problem) {
	key := letter{problem.Code, to}
	if m := d.gathered[key]; m != nil {
		m["count"] = m["count"].(int) + 1
		return
	}
	if d.gathered == nil {
		d.gathered = map[letter]message{}
		d.stop = d.asker.clock.After(100*time.Millisecond, func() { d.asker.owe(d) })
	}
	d.order = append(d.order, key)
	d.gathered[key] = message{"type": "dead-letter", "code": problem.Code, "to": to, "count": 1, "message": problem.Message}
	if len(d.gathered) >= maxGathered {
		for _, m := range d.newest() {
			d.asker.tell(m, nil)
		}
	}
}

func (d *deadLetters) newest() (messages []message) {
	for _, key := range d.order {
		messages = append(messages, d.gathered[key])
	}
	d.close()
	return messages
}

func (d *deadLetters) close() {
	if d.stop != nil {
		d.stop()
	}
	d.asker.forget(d)
	d.order, d.gathered, d.stop = nil, nil, nil
}
