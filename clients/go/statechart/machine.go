// Package statechart is a small helper to expose a statechart: flat states, guards and actions. It is no engine; whoever
// needs nested or parallel states implements xstatewebrtc.Behavior with one.
package statechart

import (
	"fmt"
	"slices"

	xstatewebrtc "github.com/xstatewebrtc/xstate-webrtc/clients/go"
)

// Machine describes a statechart whose context is a C.
type Machine[C any] struct {
	ID      string
	Initial string
	States  map[string]State[C]
}

// State is one of a machine. In a final one it is done.
type State[C any] struct {
	On    map[string]Transition[C]
	Tags  []string
	Final bool
}

// Transition is what an event leads to. Without a target the machine stays where it is; the event is accepted anyway.
type Transition[C any] struct {
	Target string
	// If, if there is one, says whether it is taken, GuardName what the diagram calls that.
	If        func(context C, event xstatewebrtc.Event) bool
	GuardName string
	// Do, if there is one, changes the context, ActionName is what the diagram calls that. After an error the machine is
	// where it was; what of the context has changed stays.
	Do         func(context *C, turn *xstatewebrtc.Turn) error
	ActionName string
}

// Start makes an actor of the machine, to be exposed.
func (m *Machine[C]) Start(context C) (*Actor[C], error) {
	if _, ok := m.States[m.Initial]; !ok {
		return nil, fmt.Errorf("the statechart %q has no state %q to begin in", m.ID, m.Initial)
	}
	for name, state := range m.States {
		for event, transition := range state.On {
			if _, ok := m.States[transition.Target]; !ok && transition.Target != "" {
				return nil, fmt.Errorf("%q of %q leads to %q, which is no state of the statechart %q", event, name, transition.Target, m.ID)
			}
		}
	}
	return &Actor[C]{machine: m, state: m.Initial, context: context}, nil
}

// Actor is a machine that runs. It is an xstatewebrtc.Behavior, and not to be used by several goroutines.
type Actor[C any] struct {
	machine *Machine[C]
	state   string
	context C
}

// Receive takes the transition that an event leads to, if there is one.
func (a *Actor[C]) Receive(turn *xstatewebrtc.Turn) error {
	transition, ok := a.machine.States[a.state].On[turn.Event.Type]
	if !ok {
		turn.Reject(fmt.Sprintf("No transition for %s from %s.", turn.Event.Type, a.state))
		return nil
	}
	if transition.If != nil && !transition.If(a.context, turn.Event) {
		turn.Reject(fmt.Sprintf("The guard of %s from %s says no.", turn.Event.Type, a.state))
		return nil
	}
	if transition.Do != nil {
		if err := transition.Do(&a.context, turn); err != nil {
			return err
		}
	}
	if transition.Target != "" {
		a.state = transition.Target
	}
	turn.Accept()
	return nil
}

// State is the snapshot.
func (a *Actor[C]) State() xstatewebrtc.State {
	state := a.machine.States[a.state]
	snapshot := xstatewebrtc.State{Value: a.state, Context: a.context, Tags: slices.Clone(state.Tags)}
	if state.Final {
		snapshot.Status, snapshot.Output = xstatewebrtc.Done, a.context
	}
	return snapshot
}
