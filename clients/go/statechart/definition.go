package statechart

// config is an XState machine config.
type config struct {
	ID      string                 `json:"id"`
	Initial string                 `json:"initial"`
	States  map[string]stateConfig `json:"states"`
}

type stateConfig struct {
	Type string                      `json:"type,omitempty"`
	Tags []string                    `json:"tags,omitempty"`
	On   map[string]transitionConfig `json:"on,omitempty"`
}

type transitionConfig struct {
	Target  string   `json:"target,omitempty"`
	Guard   string   `json:"guard,omitempty"`
	Actions []string `json:"actions,omitempty"`
}

// Definition is the machine as an XState machine config, from which the page draws a diagram.
func (m *Machine[C]) Definition() any {
	definition := config{ID: m.ID, Initial: m.Initial, States: map[string]stateConfig{}}
	for name, state := range m.States {
		written := stateConfig{Tags: state.Tags, On: map[string]transitionConfig{}}
		if state.Final {
			written.Type = "final"
		}
		for event, transition := range state.On {
			one := transitionConfig{Target: transition.Target}
			if transition.If != nil {
				one.Guard = named(transition.GuardName, "guard")
			}
			if transition.Do != nil {
				one.Actions = []string{named(transition.ActionName, "action")}
			}
			written.On[event] = one
		}
		definition.States[name] = written
	}
	return definition
}

func named(name, otherwise string) string {
	if name == "" {
		return otherwise
	}
	return name
}
