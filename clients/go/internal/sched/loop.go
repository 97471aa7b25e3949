package sched

import (
	"sync"
	"time"
)

// maxTurn is how much posted work is done before what waits for its end, which gathers messages, has its turn.
const maxTurn = 64

// Loop is the Scheduler of a running client: a goroutine that does what is posted, in order.
type Loop struct {
	began  time.Time
	mutex  sync.Mutex
	posted []func()
	closed bool
	wake   chan struct{}
	done   chan struct{}
	soon   []func()
}

// NewLoop starts one.
func NewLoop() *Loop {
	l := &Loop{began: time.Now(), wake: make(chan struct{}, 1), done: make(chan struct{})}
	go l.run()
	return l
}

// Post has a function run in the loop; false, and it is not, if that has been closed. It never blocks.
func (l *Loop) Post(run func()) bool {
	l.mutex.Lock()
	if l.closed {
		l.mutex.Unlock()
		return false
	}
	l.posted = append(l.posted, run)
	l.mutex.Unlock()
	select {
	case l.wake <- struct{}{}:
	default:
	}
	return true
}

// Call runs a function in the loop and waits for it; false if the loop has been closed.
func (l *Loop) Call(run func()) bool {
	ran := make(chan struct{})
	if !l.Post(func() { defer close(ran); run() }) {
		return false
	}
	<-ran
	return true
}

// Close ends the loop once everything posted has been done, and waits for that; not to be called within it.
func (l *Loop) Close() {
	l.mutex.Lock()
	l.closed = true
	l.mutex.Unlock()
	select {
	case l.wake <- struct{}{}:
	default:
	}
	<-l.done
}

// Now is the time since the loop began.
func (l *Loop) Now() time.Duration { return time.Since(l.began) }

// After runs a function in the loop later.
func (l *Loop) After(d time.Duration, run func()) func() {
	cancelled := false
	timer := time.AfterFunc(d, func() {
		l.Post(func() {
			if !cancelled {
				run()
			}
		})
	})
	return func() {
		cancelled = true
		timer.Stop()
	}
}

// Soon runs a function after what is posted by now.
func (l *Loop) Soon(run func()) { l.soon = append(l.soon, run) }

func (l *Loop) run() {
	defer close(l.done)
	for {
		batch, open := l.take()
		for len(batch) > 0 {
			turn := batch[:min(maxTurn, len(batch))]
			batch = batch[len(turn):]
			for i, run := range turn {
				run()
				turn[i] = nil
			}
			l.settle()
		}
		if !open {
			return
		}
	}
}

func (l *Loop) settle() {
	for len(l.soon) > 0 {
		soon := l.soon
		l.soon = nil
		for _, run := range soon {
			run()
		}
	}
}

// take waits for work; open is false when there will be none after it.
func (l *Loop) take() (batch []func(), open bool) {
	for {
		l.mutex.Lock()
		batch, l.posted = l.posted, nil
		open = !l.closed
		l.mutex.Unlock()
		if len(batch) > 0 || !open {
			return batch, open
		}
		<-l.wake
	}
}
