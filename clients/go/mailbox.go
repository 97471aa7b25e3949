package xstatewebrtc

import (
	"fmt"
	"sync"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/serve"
)

// What may wait for one actor.
const (
	maxMailbox      = 1_024
	maxMailboxBytes = 8 << 20
)

// mailbox hands events to a behavior, one after the other, in a goroutine of its own.
type mailbox struct {
	channel  *Channel
	behavior Behavior
	done     func(turn *Turn, delivery serve.Delivery, state serve.State) // in the loop

	mutex   sync.Mutex
	waiting []serve.Delivery
	bytes   int
	stopped bool
	wake    chan struct{}
}

// deliver puts an event in; false if too many wait.
func (m *mailbox) deliver(delivery serve.Delivery) bool {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	full := len(m.waiting) >= maxMailbox || len(m.waiting) > 0 && m.bytes+len(delivery.Event) > maxMailboxBytes
	if m.stopped || full {
		return false
	}
	m.waiting = append(m.waiting, delivery)
	m.bytes += len(delivery.Event)
	m.notify()
	return true
}

func (m *mailbox) stop() {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	m.stopped, m.waiting = true, nil
	m.notify()
}

func (m *mailbox) notify() {
	select {
	case m.wake <- struct{}{}:
	default:
	}
}

func (m *mailbox) next() (delivery serve.Delivery, ok bool) {
	for {
		m.mutex.Lock()
		if m.stopped {
			m.mutex.Unlock()
			return delivery, false
		}
		if len(m.waiting) > 0 {
			delivery, m.waiting = m.waiting[0], m.waiting[1:]
			m.bytes -= len(delivery.Event)
			m.mutex.Unlock()
			return delivery, true
		}
		m.mutex.Unlock()
		<-m.wake
	}
}

func (m *mailbox) run() {
	defer m.channel.running.Done()
	for {
		delivery, ok := m.next()
		if !ok {
			return
		}
		if delivery.Claim != nil && !delivery.Claim() {
			continue
		}
		turn := &Turn{Ctx: m.channel.ctx, Event: Event{Type: delivery.Type, JSON: delivery.Event}, From: delivery.Source}
		state := m.handle(turn)
		m.channel.loop.Post(func() { m.done(turn, delivery, state) })
		if state.Status != string(Active) {
			m.stop()
		}
	}
}

// handle has the behavior handle an event; one that panics has failed.
func (m *mailbox) handle(turn *Turn) (state serve.State) {
	defer func() {
		if reason := recover(); reason != nil {
			m.channel.logger.Error("an actor panicked", "event", turn.Event.Type, "reason", fmt.Sprint(reason))
			turn.outcome = serve.Outcome{Problem: problemOf(nil)}
			state = serve.State{Status: string(Failed)}
		}
	}()
	err := m.behavior.Receive(turn)
	if err == nil {
		err = turn.failure
	}
	if err != nil {
		m.channel.logger.Info("an actor refused an event", "event", turn.Event.Type, "error", err)
		turn.outcome = serve.Outcome{Problem: problemOf(err)}
	}
	return encodeState(m.behavior.State())
}
