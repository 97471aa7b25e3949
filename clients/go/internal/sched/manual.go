package sched

import (
	"container/heap"
	"time"
)

// Manual is a Scheduler whose time stands still until it is advanced: for tests and vectors.
type Manual struct {
	now    time.Duration
	timers timers
	made   int
	soon   []func()
}

type timer struct {
	at  time.Duration
	nth int
	run func()
}

// timers is a heap, those of one time in the order in which they were made.
type timers []*timer

func (t timers) Len() int      { return len(t) }
func (t timers) Swap(i, j int) { t[i], t[j] = t[j], t[i] }
func (t *timers) Push(x any)   { *t = append(*t, x.(*timer)) }

func (t timers) Less(i, j int) bool {
	return t[i].at < t[j].at || t[i].at == t[j].at && t[i].nth < t[j].nth
}

func (t *timers) Pop() any {
	last := (*t)[len(*t)-1]
	*t = (*t)[:len(*t)-1]
	return last
}

// Now is how far it was advanced.
func (m *Manual) Now() time.Duration { return m.now }

// After runs a function once the time has been advanced so far.
func (m *Manual) After(d time.Duration, run func()) func() {
	m.made++
	t := &timer{at: m.now + d, nth: m.made, run: run}
	heap.Push(&m.timers, t)
	return func() { t.run = nil }
}

// Soon runs a function with the next Settle.
func (m *Manual) Soon(run func()) { m.soon = append(m.soon, run) }

// Settle runs everything that was to run soon.
func (m *Manual) Settle() {
	for len(m.soon) > 0 {
		soon := m.soon
		m.soon = nil
		for _, run := range soon {
			run()
		}
	}
}

// Advance lets time pass, in order of what is planned.
func (m *Manual) Advance(d time.Duration) {
	until := m.now + d
	m.Settle()
	for len(m.timers) > 0 && m.timers[0].at <= until {
		next := heap.Pop(&m.timers).(*timer)
		if next.run != nil {
			m.now = max(m.now, next.at)
			next.run()
			m.Settle()
		}
	}
	m.now = until
}

// Jump moves the clock on without running anything, as a machine that sleeps does.
func (m *Manual) Jump(d time.Duration) { m.now += d }

// Post runs a function at once: everything happens in one goroutine.
func (m *Manual) Post(run func()) bool { run(); return true }

// Call runs a function at once.
func (m *Manual) Call(run func()) bool { run(); return true }

// Close does nothing: nothing runs by itself.
func (m *Manual) Close() {}
