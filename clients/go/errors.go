package xstatewebrtc

import (
	"context"
	"errors"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
)

// Error is a refusal or failure, of another peer, of the hub or of this client: a code of the protocol and a sentence that
// a person can act on. It is one of the errors below, by [errors.Is], if they have the same code.
type Error struct {
	Code    string
	Message string
}

// Errors to compare with. Their codes are those of docs/protocol.md, §2 and §4.
var (
	ErrNoSuchActor  = &Error{Code: "no-such-actor", Message: "there is no such actor (any more)"}
	ErrNotExposed   = &Error{Code: "not-exposed", Message: "the actor takes no events of other peers"}
	ErrForbidden    = &Error{Code: "forbidden", Message: "a permission is missing"}
	ErrNotAccepted  = &Error{Code: "not-accepted", Message: "the actor failed while it handled the event"}
	ErrTimeout      = &Error{Code: "timeout", Message: "there was no answer in time"}
	ErrCancelled    = &Error{Code: "cancelled", Message: "the ask was cancelled"}
	ErrPeerLost     = &Error{Code: "peer-lost", Message: "the peer is gone, or has lost its state"}
	ErrOverloaded   = &Error{Code: "overloaded", Message: "more is asked for than is taken"}
	ErrBadEvent     = &Error{Code: "bad-event", Message: "the event or address makes no sense to the peer"}
	ErrTooLarge     = &Error{Code: "too-large", Message: "the message is larger than the peer takes"}
	ErrUnauthorized = &Error{Code: "unauthorized", Message: "the log-in or token proves nothing, or has ended"}
	ErrChannelFull  = &Error{Code: "channel-full", Message: "the channel has as many members as it may"}
	ErrReplaced     = &Error{Code: "replaced", Message: "another socket has taken this peer's place"}
	ErrUnreachable  = &Error{Code: "unreachable", Message: "there is no conversation with the hub"}
	ErrClosed       = &Error{Code: "closed", Message: "the channel was closed here"}
)

func (e *Error) Error() string { return e.Code + ": " + e.Message }

// Is tells whether both have the same code; a timeout is a [context.DeadlineExceeded] too.
func (e *Error) Is(target error) bool {
	if e.Code == "timeout" && target == context.DeadlineExceeded {
		return true
	}
	other, ok := target.(*Error)
	return ok && other.Code == e.Code
}

func errorOf(problem *data.Problem) error {
	if problem == nil {
		return nil
	}
	return &Error{Code: problem.Code, Message: problem.Message}
}

func problemOf(err error) *data.Problem {
	var known *Error
	if errors.As(err, &known) {
		return &data.Problem{Code: known.Code, Message: known.Message}
	}
	return &data.Problem{Code: "not-accepted", Message: "The actor failed while it handled the event."}
}
