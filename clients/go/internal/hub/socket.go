package hub

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"time"

	"github.com/coder/websocket"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/sched"
)

// Subprotocol of the WebSocket, and protocol of the data channels.
const Subprotocol = "xstate-webrtc.v1"

// Bounds of a socket: one message of the hub, what waits to be sent, and how long closing may take.
const (
	maxMessage = 4 << 20
	maxUnsent  = 16 << 20
	closeTime  = 2 * time.Second
)

// Dial opens sockets to a hub. Until the answer of done is closed, goroutines of theirs may still run.
func Dial(url string, header http.Header, client *http.Client, loop sched.Poster, running *sync.WaitGroup) func(Events) Socket {
	return func(events Events) Socket {
		ctx, cancel := context.WithCancel(context.Background())
		s := &webSocket{ctx: ctx, cancel: cancel, loop: loop, events: events, wake: make(chan struct{}, 1)}
		running.Add(1)
		go func() {
			defer running.Done()
			s.run(url, &websocket.DialOptions{Subprotocols: []string{Subprotocol}, HTTPHeader: header, HTTPClient: client})
		}()
		return s
	}
}

type webSocket struct {
	ctx    context.Context
	cancel context.CancelFunc
	loop   sched.Poster
	events Events
	wake   chan struct{}

	mutex   sync.Mutex
	unsent  [][]byte
	bytes   int
	closing int // the close code, once this side closes
	open    bool
}

func (s *webSocket) Send(text []byte) {
	s.mutex.Lock()
	s.unsent = append(s.unsent, text)
	s.bytes += len(text)
	tooMuch := s.bytes > maxUnsent
	s.mutex.Unlock()
	if tooMuch {
		s.cancel() // the hub reads too slowly: the socket counts as cut
	}
	s.notify()
}

// Close lets what was sent before leave.
func (s *webSocket) Close(code int) {
	s.mutex.Lock()
	s.closing = code
	open := s.open
	s.mutex.Unlock()
	if !open {
		s.cancel()
	}
	time.AfterFunc(closeTime, s.cancel)
	s.notify()
}

func (s *webSocket) notify() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

func (s *webSocket) run(url string, options *websocket.DialOptions) {
	defer s.cancel()
	dialing, stop := context.WithTimeout(s.ctx, joinTimeout)
	socket, _, err := websocket.Dial(dialing, url, options)
	stop()
	if err != nil {
		s.loop.Post(func() { s.events.Closed(0, err.Error()) })
		return
	}
	socket.SetReadLimit(maxMessage)
	s.mutex.Lock()
	s.open = true
	s.mutex.Unlock()
	var writing sync.WaitGroup
	writing.Add(1)
	go func() {
		defer writing.Done()
		defer s.cancel()
		s.write(socket)
	}()
	s.loop.Post(s.events.Opened)
	err = s.read(socket)
	s.cancel()
	writing.Wait()
	_ = socket.CloseNow()
	var closed websocket.CloseError
	code, reason := 0, ""
	if errors.As(err, &closed) {
		code, reason = int(closed.Code), closed.Reason
	} else if err != nil {
		reason = err.Error()
	}
	s.loop.Post(func() { s.events.Closed(code, reason) })
}

// read hands over one message after the other: a client that is busy makes the hub wait.
func (s *webSocket) read(socket *websocket.Conn) error {
	for {
		kind, text, err := socket.Read(s.ctx)
		if err != nil {
			return err
		}
		if kind == websocket.MessageText && !s.loop.Call(func() { s.events.Message(text) }) {
			return nil
		}
	}
}

func (s *webSocket) write(socket *websocket.Conn) {
	for {
		s.mutex.Lock()
		batch, closing := s.unsent, s.closing
		s.unsent, s.bytes = nil, 0
		s.mutex.Unlock()
		for _, text := range batch {
			if socket.Write(s.ctx, websocket.MessageText, text) != nil {
				return
			}
		}
		if closing != 0 && len(batch) == 0 {
			_ = socket.Close(websocket.StatusCode(closing), "")
			return
		}
		if len(batch) > 0 {
			continue
		}
		select {
		case <-s.wake:
		case <-s.ctx.Done():
			return
		}
	}
}
