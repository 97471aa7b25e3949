package xstatewebrtc

import (
	"encoding/json"
	"errors"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/serve"
)

// order is the actor of the vectors.
type order struct {
	amount int
	paid   bool
}

func (o *order) Receive(turn *Turn) error {
	var event struct {
		Amount int `json:"amount"`
	}
	switch turn.Event.Type {
	case "ADD":
		if err := turn.Event.Into(&event); err != nil {
			return err
		}
		o.amount += event.Amount
		turn.Emit(map[string]any{"type": "ADDED", "amount": o.amount})
		turn.Accept()
	case "PAY":
		o.paid = true
		turn.Accept()
	case "FAIL":
		return errors.New("the secret reason")
	default:
		turn.Reject("There is no transition for it.")
	}
	return nil
}

func (o *order) State() State {
	context := map[string]any{"amount": o.amount, "token": "s-1"}
	if o.paid {
		return State{Status: Done, Value: "paid", Context: context, Output: map[string]int{"amount": o.amount}}
	}
	return State{Value: "cart", Context: context, Tags: []string{"open"}}
}

// desktop holds orders whose events are handled where they are delivered, unless they are held.
type desktop struct {
	channel *Channel
	told    func(event any)
	held    bool
	waiting []func()
}

func (d *desktop) start(systemID string, options ExposeOptions) (*Exposed, error) {
	e := &Exposed{channel: d.channel}
	e.box = &mailbox{channel: d.channel, behavior: &order{}, wake: make(chan struct{}, 1)}
	e.actor = &serve.Actor{
		SystemID: systemID, Src: "orderMachine", Exposed: !options.InspectOnly, Hidden: options.Hidden,
		Definition: json.RawMessage(`{"id":"order"}`),
	}
	e.actor.Deliver = func(delivery serve.Delivery) bool {
		d.run(func() { d.handle(e, delivery) })
		return true
	}
	return e, e.begin(encodeState((&order{}).State()))
}

func (d *desktop) run(handle func()) {
	if d.held {
		d.waiting = append(d.waiting, handle)
	} else {
		handle()
	}
}

func (d *desktop) release() {
	d.held = false
	for _, handle := range d.waiting {
		handle()
	}
	d.waiting = nil
}

func (d *desktop) handle(e *Exposed, delivery serve.Delivery) {
	if delivery.Claim != nil && !delivery.Claim() || !d.channel.exposed[e] {
		return
	}
	d.told(delivery.Event)
	turn := &Turn{Event: Event{Type: delivery.Type, JSON: delivery.Event}, From: delivery.Source}
	e.handled(turn, delivery, e.box.handle(turn))
}
