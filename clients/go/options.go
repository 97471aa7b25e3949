package xstatewebrtc

import (
	"context"
	"log/slog"
	"net/http"
)

// Options of a membership. The zero value joins without a name and with what the handshake proves.
type Options struct {
	// Name and Instance are what this peer says of itself, at most 128 characters each.
	Name, Instance string
	// Token, if there is one, gives a token for each join, and a new one before that expires. Its errors are logged, and it
	// is asked again later.
	Token func(ctx context.Context) (string, error)
	// Header goes with the WebSocket's handshake, such as Authorization or Cookie.
	Header http.Header
	// HTTPClient makes the handshake; nil means http.DefaultClient.
	HTTPClient *http.Client
	// Loopback lets connections run over this machine's loopback addresses, for an application on the same machine.
	// Otherwise no packet is sent to one, whatever another peer says.
	Loopback bool
	// RelayOnly makes no direct connections: everything goes through the application.
	RelayOnly bool
	// OnDeadLetter is told of events that reached no actor, one after the other, in a goroutine of its own. Those for which
	// it has no time are logged and left out, as are all without it.
	OnDeadLetter func(letter DeadLetter)
	// Logger hears what no caller is told; nil means slog.Default().
	Logger *slog.Logger
}

// DeadLetter is about events sent by [Actor.Send] that did not reach their actor.
type DeadLetter struct {
	// To is the actor's address; its last part is * for several actors.
	To string
	// Count says how many events there are.
	Count int
	// Err says why. With [ErrPeerLost] the peer may have taken the event before it was lost, if the message says so.
	Err error
}
