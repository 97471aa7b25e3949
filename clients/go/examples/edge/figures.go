package main

import (
	xstatewebrtc "github.com/xstatewebrtc/xstate-webrtc/clients/go"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/statechart"
)

// figures is what the service counts.
type figures struct {
	Orders    int     `json:"orders"`
	Changes   int     `json:"changes"`
	Delivered int     `json:"delivered"`
	Cancelled int     `json:"cancelled"`
	Revenue   float64 `json:"revenue"`
}

type transitions = map[string]statechart.Transition[figures]

// expose shows the figures as an actor. Who may send can ask it for FIGURES, and PAUSE and RESUME the counting.
func expose(channel *xstatewebrtc.Channel) (*xstatewebrtc.Exposed, error) {
	answer := statechart.Transition[figures]{ActionName: "answer", Do: func(f *figures, turn *xstatewebrtc.Turn) error {
		turn.Reply(f)
		return nil
	}}
	count := func(name string, change func(f *figures, amount float64)) statechart.Transition[figures] {
		return statechart.Transition[figures]{ActionName: name, Do: func(f *figures, turn *xstatewebrtc.Turn) error {
			if turn.From != "" {
				return xstatewebrtc.ErrForbidden // only the service itself counts
			}
			var event struct {
				Amount float64 `json:"amount"`
			}
			if err := turn.Event.Into(&event); err != nil {
				return xstatewebrtc.ErrBadEvent
			}
			change(f, event.Amount)
			return nil
		}}
	}
	machine := &statechart.Machine[figures]{ID: "edge", Initial: "counting", States: map[string]statechart.State[figures]{
		"counting": {Tags: []string{"live"}, On: transitions{
			"APPEARED":  count("countOrder", func(f *figures, _ float64) { f.Orders++ }),
			"CHANGED":   count("countChange", func(f *figures, _ float64) { f.Changes++ }),
			"DELIVERED": count("addRevenue", func(f *figures, amount float64) { f.Delivered++; f.Revenue += amount }),
			"CANCELLED": count("countCancelled", func(f *figures, _ float64) { f.Cancelled++ }),
			"FIGURES":   answer,
			"PAUSE":     {Target: "paused"},
		}},
		"paused": {On: transitions{"FIGURES": answer, "RESUME": {Target: "counting"}}},
	}}
	actor, err := machine.Start(figures{})
	if err != nil {
		return nil, err
	}
	return channel.Expose(actor, xstatewebrtc.ExposeOptions{SystemID: "edge", Src: "edge", Definition: machine.Definition()})
}
