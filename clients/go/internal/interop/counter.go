package main

import (
	xstatewebrtc "github.com/xstatewebrtc/xstate-webrtc/clients/go"
)

// counter is the actor that every peer of the matrix exposes.
type counter struct {
	taken []int64
	count int64
	ended bool
}

func (c *counter) Receive(turn *xstatewebrtc.Turn) error {
	var event struct {
		By int64 `json:"by"`
	}
	if err := turn.Event.Into(&event); err != nil {
		return xstatewebrtc.ErrBadEvent
	}
	switch turn.Event.Type {
	case "ADD":
		c.count += event.By
		c.taken = append(c.taken, event.By)
	case "GET":
		turn.Reply(c.count)
	case "LIST":
		turn.Reply(append([]int64{}, c.taken...))
	case "END":
		c.ended = true
	case "SHOUT":
		turn.Emit(map[string]any{"type": "SHOUTED", "count": c.count})
	default:
		return &xstatewebrtc.Error{Code: "not-accepted", Message: "A counter takes no " + turn.Event.Type + "."}
	}
	return nil
}

func (c *counter) State() xstatewebrtc.State {
	state := xstatewebrtc.State{Value: "counting", Context: map[string]int64{"count": c.count}}
	if c.ended {
		state.Status, state.Output = xstatewebrtc.Done, c.count
	}
	return state
}
