package xstatewebrtc

import (
	"context"
	"fmt"
	"log/slog"
	"net/url"
	"sync"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/connect"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/hub"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/publish"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/relay"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/rtc"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/sched"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/serve"
)

// Channel is a membership in one channel. It joins again by itself after a cut, under the same id where the application
// still knows that, until it is closed or refused for good.
type Channel struct {
	label       string
	options     Options
	logger      *slog.Logger
	loop        sched.Poster
	running     sync.WaitGroup
	ctx         context.Context // ends with the membership
	cancel      context.CancelFunc
	letters     chan DeadLetter
	joined      chan struct{} // closed once
	done        chan struct{}
	closing     sync.Once
	finished    chan struct{}
	member      *hub.Member
	peers       *connect.Peers
	pacer       *relay.Pacer
	server      *serve.Server
	publication *publish.Publication

	// Below only in the loop.
	err           error
	isJoined      bool
	conversations map[string]*conversation
	watchers      map[*func()]bool // of who is there
	sessions      int
	exposed       map[*Exposed]bool
}

// Join joins a channel of an application: url is its WebSocket for signaling, ws://…/xstate/signaling by default. It waits
// until the application has let this peer in, trying again while there is no answer, and says with an [Error] if it
// refuses. Once it returns, ctx means nothing any more: the channel lives until [Channel.Close].
func Join(ctx context.Context, url, channel string, options Options) (*Channel, error) {
	c, err := newChannel(url, channel, options, sched.NewLoop())
	if err != nil {
		return nil, err
	}
	c.loop.Post(c.member.Start)
	select {
	case <-c.joined:
		return c, nil
	case <-c.done:
		err := c.Err()
		c.Close()
		return nil, err
	case <-ctx.Done():
		c.Close()
		return nil, fmt.Errorf("not joined %q: %w", channel, ctx.Err())
	}
}

func newChannel(address, label string, options Options, loop sched.Poster) (*Channel, error) {
	parsed, err := url.Parse(address)
	if err != nil || parsed.Host == "" {
		return nil, &Error{Code: "bad-url", Message: fmt.Sprintf("%q is no address of a WebSocket: ws://host/xstate/signaling", address)}
	}
	logger := options.Logger
	if logger == nil {
		logger = slog.Default()
	}
	c := &Channel{
		label: label, options: options, logger: logger, loop: loop,
		letters: make(chan DeadLetter, 256), joined: make(chan struct{}), done: make(chan struct{}), finished: make(chan struct{}),
		conversations: map[string]*conversation{}, watchers: map[*func()]bool{}, exposed: map[*Exposed]bool{},
	}
	c.ctx, c.cancel = context.WithCancel(context.Background())
	c.publication = publish.New(c.loop)
	c.server = &serve.Server{Clock: c.loop, Witness: c.publication}
	c.member = hub.New(hub.Options{
		Channel: label, Name: options.Name, Instance: options.Instance, Token: c.token(), Logger: logger,
		Open: hub.Dial(address, options.Header, options.HTTPClient, c.loop, &c.running),
	}, c.loop, (*membership)(c))
	c.pacer = relay.NewPacer(c.loop, c.member.Pass)
	engine := rtc.New(options.Loopback, c.loop, &c.running)
	c.peers = connect.New(&connect.Environment{
		Clock: c.loop, Member: c.member, Pacer: c.pacer, Desk: (*desk)(c), Logger: logger,
		Dial: func(conn string, servers []hub.ICEServer, relayOnly bool, events rtc.Events) connect.Direct {
			if options.RelayOnly {
				return nil
			}
			return engine.Connect(conn, servers, relayOnly, events)
		},
	})
	c.running.Add(1)
	go c.tellLetters()
	return c, nil
}

// token asks the application for one without holding anything up.
func (c *Channel) token() func(then func(token string, err error)) {
	if c.options.Token == nil {
		return nil
	}
	return func(then func(token string, err error)) {
		c.running.Add(1)
		go func() {
			defer c.running.Done()
			token, err := c.options.Token(c.ctx)
			c.loop.Post(func() { then(token, err) })
		}()
	}
}

// Label is the channel's name.
func (c *Channel) Label() string { return c.label }

// ID is this peer's id, which another may follow after a restart of the application.
func (c *Channel) ID() (id string) {
	c.loop.Call(func() { id = c.member.Self().ID })
	return id
}

// Done is closed when the membership has ended: closed here, or refused for good.
func (c *Channel) Done() <-chan struct{} { return c.done }

// Err says why the membership has ended; nil as long as it has not.
func (c *Channel) Err() error {
	select {
	case <-c.done:
		return c.err
	default:
		return nil
	}
}

// Close leaves the channel: tells the peers, ends what is open with [ErrClosed], and waits until everything has ended that
// was begun on its behalf, also calls of [Behavior.Receive]. It may be called twice, not within such a call.
func (c *Channel) Close() error {
	c.closing.Do(func() {
		c.loop.Call(func() { c.end(ErrClosed) })
		c.running.Wait()
		c.loop.Close()
		close(c.finished)
	})
	<-c.finished
	return nil
}

// end ends the membership, in the loop.
func (c *Channel) end(err error) {
	if c.err != nil {
		return
	}
	c.err = err
	c.peers.Close(&data.Problem{Code: "closing", Message: "The peer leaves the channel."})
	c.member.Close()
	for exposed := range c.exposed {
		exposed.box.stop()
	}
	for _, conversation := range c.conversations {
		conversation.close(err)
	}
	c.cancel()
	close(c.done)
	c.changed()
}

func (c *Channel) tellLetters() {
	defer c.running.Done()
	for {
		select {
		case letter := <-c.letters:
			c.options.OnDeadLetter(letter)
		case <-c.ctx.Done():
			return
		}
	}
}

// undelivered tells of a dead letter, in the loop.
func (c *Channel) undelivered(letter DeadLetter) {
	if c.options.OnDeadLetter != nil {
		select {
		case c.letters <- letter:
			return
		default:
		}
	}
	c.logger.Warn("an event reached no actor", "to", letter.To, "count", letter.Count, "error", letter.Err)
}
