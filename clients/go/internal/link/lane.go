package link

import (
	"encoding/json"
	"time"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
)

// lane is one data channel of one connection.
type lane struct {
	*connection
	channel  int
	counting counting
	reader   reader
	hello    *hello
	controls [][]byte
	planned  bool
	flushed  time.Duration
	stopAck  func()
}

func (l *lane) open() {
	l.transmit(append(append([]byte{'['}, sayHello(l.channel, l.link.Self(), l.transport.Conn(), l.counting)...), ']'))
}

func (l *lane) transmit(frame []byte) {
	l.sending.Take(l.link.clock.Now())
	l.transport.Send(l.channel, frame)
}

func (l *lane) receive(frame []byte) error {
	limit := ownFrame
	if l.hello == nil {
		limit = helloFrame
	}
	messages, err := l.reader.read(frame, limit)
	if err != nil {
		return err
	}
	bytes, begin := len(frame), 0
	deliver := func(end int) {
		if counted := messages[begin:end]; len(counted) > 0 && !l.closed {
			receipts, _ := l.counting.counts()
			// Counted first: hello on a next connection may be said while these are handed over.
			receipts.taken(len(counted), bytes, l.link.clock.Now())
			bytes = 0
			l.link.host.Messages(l.channel, counted)
		}
	}
	for i, message := range messages {
		kind, _ := message.Text("type")
		if l.hello != nil && !isControl(kind) {
			continue
		}
		deliver(i)
		begin = i + 1
		if l.closed {
			return nil
		}
		if err := l.control(kind, message); err != nil {
			return err
		}
	}
	deliver(len(messages))
	l.planAck()
	return nil
}

func isControl(kind string) bool {
	switch kind {
	case "hello", "ack", "ping", "pong", "bye":
		return true
	}
	return false
}

func (l *lane) control(kind string, message data.Object) error {
	switch {
	case kind == "bye":
		l.link.finish(data.ReadProblem(message, "closing"), true)
	case l.hello == nil:
		return l.greet(message)
	case kind == "hello":
		return protocolError("A second hello.")
	case kind == "ack":
		received, ok := message.Count("received")
		if !ok {
			return protocolError("An acknowledgement without a count.")
		}
		_, window := l.counting.counts()
		l.plan()
		return window.acknowledge(received)
	case kind == "ping":
		pong := map[string]any{"type": "pong"}
		if message.Has("t") {
			pong["t"] = message["t"]
		}
		text, _ := json.Marshal(pong)
		l.say(text)
	}
	return nil
}

func (l *lane) greet(message data.Object) error {
	h, err := readHello(message, l.channel, l.link.peer, l.transport.Conn())
	if err == nil {
		err = l.counting.heard(h)
	}
	if err != nil {
		return err
	}
	l.hello = &h
	l.greeted()
	l.plan()
	return nil
}

// say sends what is not counted.
func (l *lane) say(message []byte) {
	l.controls = append(l.controls, message)
	l.plan()
}

// plan sends soon what is waiting by then, and somewhat later where frames become many.
func (l *lane) plan() {
	if l.planned || l.closed || l.hello == nil {
		return
	}
	l.planned = true
	now := l.link.clock.Now()
	pause := l.flushed + gather - now
	if l.channel == Actors && l.sending.Left(now) > frameBurst/2 {
		pause = 0
	}
	if pause <= 0 {
		l.link.clock.Soon(func() { l.flush(false) })
	} else {
		l.link.clock.After(pause, func() { l.flush(false) })
	}
}

func (l *lane) flush(acknowledge bool) {
	l.planned = false
	if l.closed || l.hello == nil {
		return
	}
	receipts, window := l.counting.counts()
	now := l.link.clock.Now()
	messages := append(l.controls, window.take()...)
	l.controls = nil
	if receipts.owed() && (acknowledge || len(messages) > 0 || receipts.due(now)) {
		ack, _ := json.Marshal(map[string]any{"type": "ack", "received": receipts.acknowledge()})
		messages = append([][]byte{ack}, messages...)
	}
	if len(messages) > 0 {
		l.flushed = now
		writeFrames(messages, min(l.hello.frame, l.transport.MaxMessage()), l.transmit)
	}
}

func (l *lane) planAck() {
	receipts, _ := l.counting.counts()
	if l.closed || !receipts.owed() {
		return
	}
	if receipts.due(l.link.clock.Now()) {
		l.plan()
	}
	if l.stopAck == nil {
		l.stopAck = l.link.clock.After(ackAfter, func() {
			l.stopAck = nil
			l.flush(true)
		})
	}
}
