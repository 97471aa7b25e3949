package data

import (
	"math/rand/v2"
	"time"
)

// Backoff makes pauses that double up to a limit, with jitter, so that those who were cut together do not come back together.
type Backoff struct {
	First, Max time.Duration
	next       time.Duration
}

// Next is how long to wait now: from half of the present pause to all of it.
func (b *Backoff) Next() time.Duration {
	if b.next == 0 {
		b.next = b.First
	}
	pause := b.next
	b.next = min(b.Max, pause*2)
	return pause/2 + rand.N(pause/2+1)
}

// Reset begins with the first pause again.
func (b *Backoff) Reset() { b.next = 0 }
