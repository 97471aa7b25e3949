// Package sched says when things happen. The protocol's code runs in one goroutine, told of time and work by a Scheduler,
// so that it needs no locks, and tests need no clock.
package sched

import "time"

// Scheduler runs functions one after the other. It may be called in its own goroutine alone.
type Scheduler interface {
	// Now is a monotonic time.
	Now() time.Duration
	// After runs a function once later; the answer cancels it, and may be called at any time.
	After(d time.Duration, run func()) (cancel func())
	// Soon runs a function once what is at hand has been done.
	Soon(run func())
}

// Poster is a Scheduler that takes work from other goroutines.
type Poster interface {
	Scheduler
	// Post has a function run, and never blocks; false, and it is not, if that is over.
	Post(run func()) bool
	// Call has a function run and waits for it; false if that is over.
	Call(run func()) bool
	// Close ends it once everything posted has been done.
	Close()
}
