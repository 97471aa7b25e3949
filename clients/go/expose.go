package xstatewebrtc

import (
	"encoding/json"
	"fmt"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/hub"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/serve"
)

// ExposeOptions say how an actor is shown to other peers.
type ExposeOptions struct {
	// SystemID is a well-known name, unique in this peer, which is announced in the channel; empty for none.
	SystemID string
	// Src says what it is an instance of.
	Src string
	// Definition is an XState machine config, written as JSON, from which the page draws a diagram; nil for none.
	Definition any
	// InspectOnly shows the actor, and takes no events of other peers.
	InspectOnly bool
	// Hidden takes events of other peers, and shows them nothing of its states.
	Hidden bool
}

// Exposed is an actor of this process that other peers may see.
type Exposed struct {
	channel *Channel
	actor   *serve.Actor
	box     *mailbox
}

// Expose shows an actor to other peers, as far as the application permits them, until it has ended or is withdrawn. Its
// behavior handles events in a goroutine that ends with it.
func (c *Channel) Expose(behavior Behavior, options ExposeOptions) (*Exposed, error) {
	e := &Exposed{channel: c}
	e.box = &mailbox{channel: c, behavior: behavior, done: e.handled, wake: make(chan struct{}, 1)}
	actor := &serve.Actor{SystemID: options.SystemID, Src: options.Src, Exposed: !options.InspectOnly, Hidden: options.Hidden, Deliver: e.box.deliver}
	e.actor = actor
	state := encodeState(behavior.State())
	if state.Status != string(Active) {
		return nil, fmt.Errorf("an actor that has ended cannot be exposed: its status is %s", state.Status)
	}
	if options.Definition != nil {
		definition, err := json.Marshal(options.Definition)
		if err != nil {
			return nil, fmt.Errorf("the definition cannot be written as JSON: %w", err)
		}
		actor.Definition = definition
	}
	err := error(ErrClosed)
	c.loop.Call(func() {
		if c.err != nil {
			return
		}
		if err = e.begin(state); err == nil {
			c.running.Add(1)
			go e.box.run()
		}
	})
	if err != nil {
		return nil, err
	}
	return e, nil
}

// begin exposes it, in the loop.
func (e *Exposed) begin(state serve.State) error {
	c := e.channel
	e.actor.SessionID = fmt.Sprintf("x:%d", c.sessions)
	e.actor.Name = e.actor.SystemID
	if e.actor.Name == "" {
		e.actor.Name = e.actor.SessionID
	}
	e.actor.Begin(state)
	if problem := c.server.Actors.Add(e.actor); problem != nil {
		return errorOf(problem)
	}
	c.sessions++
	c.exposed[e] = true
	if !e.actor.Hidden {
		c.publication.Started(e.actor)
	}
	c.announce()
	return nil
}

// announce tells the channel which actors have well-known names.
func (c *Channel) announce() {
	var services []hub.Service
	for _, actor := range c.server.Actors.All() {
		if actor.SystemID != "" {
			services = append(services, hub.Service{SystemID: actor.SystemID, Src: actor.Src})
		}
	}
	c.member.Announce(services)
}

// handled tells what became of an event, in the loop.
func (e *Exposed) handled(turn *Turn, delivery serve.Delivery, state serve.State) {
	if !e.channel.exposed[e] {
		return
	}
	publication := e.channel.publication
	publication.Received(e.actor, delivery.Source, delivery.Event)
	for _, event := range turn.emitted {
		e.actor.Emit(event)
	}
	e.actor.Become(state)
	publication.Became(e.actor, delivery.Event, state)
	if delivery.Done != nil {
		delivery.Done(turn.outcome)
	}
	if state.Status != string(Active) {
		e.remove(nil)
	}
}

func (e *Exposed) remove(problem *data.Problem) {
	delete(e.channel.exposed, e)
	e.channel.server.Actors.Remove(e.actor, problem)
	e.channel.announce()
}

// SessionID names this run of the actor within this peer.
func (e *Exposed) SessionID() string { return e.actor.SessionID }

// Send sends the actor an event from within this process. It waits for nothing, and says [ErrOverloaded] if too many events
// wait for the actor, or it has ended.
func (e *Exposed) Send(event any) error {
	encoded, err := encodeEvent(event)
	if err != nil {
		return err
	}
	if !e.box.deliver(serve.Delivery{Event: encoded.JSON, Type: encoded.Type}) {
		return ErrOverloaded
	}
	return nil
}

// Stop ends the actor, with the status stopped.
func (e *Exposed) Stop() {
	e.box.stop()
	e.channel.loop.Call(e.stop)
}

func (e *Exposed) stop() {
	state := e.actor.State()
	state.Status = string(Stopped)
	e.handled(&Turn{}, serve.Delivery{Event: json.RawMessage(`{"type":"xstate.stop"}`)}, state)
}

// Withdraw exposes the actor no more: to other peers it is gone.
func (e *Exposed) Withdraw() {
	e.box.stop()
	e.channel.loop.Call(func() {
		if e.channel.exposed[e] {
			e.channel.publication.Withdrawn(e.actor)
			e.remove(serve.Withdrawn)
		}
	})
}
