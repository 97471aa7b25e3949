package serve

import (
	"slices"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/link"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/sched"
)

// What may be under way to one peer of what is told without being asked for each time.
const (
	maxUnderWay = 512 << 10
	maxEmitted  = 1 << 20
)

type message map[string]any

// source owes a peer how things are, as soon as that keeps up.
type source interface{ newest() []message }

// asker is a peer that asks, within one conversation.
type asker struct {
	clock       sched.Scheduler
	send        func(out link.Outgoing)
	permissions []string
	underWay    int
	owed        []source
	planned     bool
}

func (a *asker) may(permission string) bool { return slices.Contains(a.permissions, permission) }

// maySee tells whether actors are there for it at all.
func (a *asker) maySee() bool { return a.may("inspect") || a.may("send") }

// sees tells whether an actor is there for it.
func (a *asker) sees(actor *Actor) bool { return a.inspects(actor) || a.may("send") && actor.Exposed }

// inspects tells whether it may see an actor's states.
func (a *asker) inspects(actor *Actor) bool { return a.may("inspect") && !actor.Hidden }

// tell sends a message. If the peer takes none that large, tooLarge is called.
func (a *asker) tell(m message, tooLarge func()) {
	text, err := data.Encode(m)
	if err != nil {
		if tooLarge != nil {
			tooLarge()
		}
		return
	}
	id, _ := m["id"].(int64)
	kind := m["type"]
	size := len(text)
	a.underWay += size
	a.send(link.Outgoing{
		JSON: text, ID: id, Exempt: kind == "reply" || kind == "failure" || kind == "complete",
		Settle: func(problem *data.Problem) {
			a.underWay -= size
			if problem != nil && problem.Code == "too-large" && tooLarge != nil {
				tooLarge()
			}
			a.plan()
		},
	})
}

func (a *asker) fail(id int64, problem *data.Problem) {
	a.tell(message{"type": "failure", "id": id, "code": problem.Code, "message": problem.Message}, nil)
}

// owe has a source tell its newest once the peer keeps up.
func (a *asker) owe(s source) {
	if !slices.Contains(a.owed, s) {
		a.owed = append(a.owed, s)
	}
	a.plan()
}

func (a *asker) forget(s source) {
	a.owed = slices.DeleteFunc(a.owed, func(each source) bool { return each == s })
}

func (a *asker) plan() {
	if !a.planned && len(a.owed) > 0 && a.underWay < maxUnderWay {
		a.planned = true
		a.clock.Soon(a.pay)
	}
}

func (a *asker) pay() {
	a.planned = false
	for len(a.owed) > 0 && a.underWay < maxUnderWay {
		next := a.owed[0]
		a.owed = a.owed[1:]
		for _, m := range next.newest() {
			var refused func()
			if s, ok := next.(*subscription); ok && m["type"] == "snapshot" {
				refused = func() { s.fail(tooLarge) }
			} else if id, ok := m["id"].(int64); ok && m["type"] == "complete" {
				refused = func() { a.tell(message{"type": "complete", "id": id, "status": m["status"]}, nil) }
			}
			a.tell(m, refused)
		}
	}
}
