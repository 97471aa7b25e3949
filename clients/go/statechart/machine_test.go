package statechart_test

import (
	"encoding/json"
	"strings"
	"testing"

	xstatewebrtc "github.com/xstatewebrtc/xstate-webrtc/clients/go"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/statechart"
)

type lamp struct {
	Switched int `json:"switched"`
}

func machine() *statechart.Machine[lamp] {
	return &statechart.Machine[lamp]{ID: "lamp", Initial: "off", States: map[string]statechart.State[lamp]{
		"off": {On: map[string]statechart.Transition[lamp]{
			"ON": {
				Target: "on", ActionName: "count",
				Do: func(context *lamp, _ *xstatewebrtc.Turn) error { context.Switched++; return nil },
				If: func(context lamp, _ xstatewebrtc.Event) bool { return context.Switched < 1 },
			},
			"BREAK": {Target: "broken"},
		}},
		"on":     {Tags: []string{"bright"}, On: map[string]statechart.Transition[lamp]{"OFF": {Target: "off"}}},
		"broken": {Final: true},
	}}
}

func receive(t *testing.T, actor xstatewebrtc.Behavior, event string) xstatewebrtc.State {
	t.Helper()
	if err := actor.Receive(&xstatewebrtc.Turn{Event: xstatewebrtc.Event{Type: event}}); err != nil {
		t.Fatal(err)
	}
	return actor.State()
}

func TestAMachineTakesTheTransitionsOfItsState(t *testing.T) {
	actor, err := machine().Start(lamp{})
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct{ event, state string }{
		{"OFF", "off"}, {"ON", "on"}, {"ON", "on"}, {"OFF", "off"}, {"ON", "off"}, {"BREAK", "broken"},
	} {
		if state := receive(t, actor, step.event); state.Value != step.state {
			t.Fatalf("after %s it is %v, not %s", step.event, state.Value, step.state)
		}
	}
	if state := actor.State(); state.Status != xstatewebrtc.Done || state.Output != (lamp{1}) {
		t.Fatalf("a final state is done, but this is %+v", state)
	}
}

func TestAMachineThatLeadsNowhereSaysSo(t *testing.T) {
	m := machine()
	m.States["on"].On["OFF"] = statechart.Transition[lamp]{Target: "of"}
	if _, err := m.Start(lamp{}); err == nil || !strings.Contains(err.Error(), `"of", which is no state`) {
		t.Fatal(err)
	}
}

func TestADefinitionIsAMachineConfig(t *testing.T) {
	text, err := json.Marshal(machine().Definition())
	want := `{"id":"lamp","initial":"off","states":{"broken":{"type":"final"},"off":{"on":{"BREAK":{"target":"broken"},` +
		`"ON":{"target":"on","guard":"guard","actions":["count"]}}},"on":{"tags":["bright"],"on":{"OFF":{"target":"off"}}}}}`
	if err != nil || string(text) != want {
		t.Fatalf("%s, %v", text, err)
	}
}
