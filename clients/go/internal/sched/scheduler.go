// Package sched says when things happen. The protocol's code runs in one goroutine, told of time and work by a Scheduler,
// so that it needs no locks, and tests need no clock.
package sched

import "time"

// Scheduler runs functions one after the other. Only Loop.Post may be called from elsewhere.
type Scheduler interface {
	// Now is a monotonic time.
	Now() time.Duration
	// After runs a function once later; the answer cancels it, and may be called at any time.
	After(d time.Duration, run func()) (cancel func())
	// Soon runs a function once what is at hand has been done.
	Soon(run func())
}
