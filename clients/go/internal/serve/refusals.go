package serve

import "github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"

// Why a peer does not get what it asks for.
var (
	noSuchActor  = &data.Problem{Code: "no-such-actor", Message: "This peer has no actor of that name (any more)."}
	notExposed   = &data.Problem{Code: "not-exposed", Message: "The actor takes no events of other peers."}
	notShown     = &data.Problem{Code: "not-exposed", Message: "The actor's states are not shown to other peers."}
	mayNotSend   = &data.Problem{Code: "forbidden", Message: "You lack the permission “send” in this channel."}
	mayNotSee    = &data.Problem{Code: "forbidden", Message: "You lack the permission “inspect” in this channel."}
	mayNothing   = &data.Problem{Code: "forbidden", Message: "You lack the permissions “inspect” and “send” in this channel."}
	mayNotSpawn  = &data.Problem{Code: "forbidden", Message: "You lack the permission “spawn” in this channel."}
	startsNone   = &data.Problem{Code: "spawn-failed", Message: "This peer starts no actors for others."}
	stopsNone    = &data.Problem{Code: "forbidden", Message: "Only what you have spawned can be stopped, and that is nothing."}
	idInUse      = &data.Problem{Code: "bad-event", Message: "The id belongs to an open question, which goes on: choose another."}
	tooMany      = &data.Problem{Code: "overloaded", Message: "Too many questions of this kind are open: end some of them."}
	mailboxFull  = &data.Problem{Code: "overloaded", Message: "Too many events wait for the actor: try later."}
	tooLarge     = &data.Problem{Code: "overloaded", Message: "The snapshot is larger than what this connection takes."}
	tooSlow      = &data.Problem{Code: "overloaded", Message: "The actor emits more than this connection takes."}
	timedOut     = &data.Problem{Code: "timeout", Message: "The actor did not answer in time."}
	wasCancelled = &data.Problem{Code: "cancelled", Message: "The ask was cancelled before the event's turn."}
	badEvent     = &data.Problem{Code: "bad-event", Message: "Not understood: `to` is a session id or @ and a system id, " +
		"an event has a `type` of 1 to 256 characters that does not begin with xstate."}
	// Withdrawn: the application exposes the actor no more.
	Withdrawn = &data.Problem{Code: "not-exposed", Message: "The actor is not exposed any more."}
)
