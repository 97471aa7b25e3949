package serve

import (
	"slices"
	"strings"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
)

// Change of which actors there are.
type Change string

// Changes.
const (
	Listed  Change = "listed"
	Started Change = "started"
	Updated Change = "updated"
	Stopped Change = "stopped"
)

// Actors are those that peers may see, by session id and by system id.
type Actors struct {
	byName    map[string]*Actor
	order     []*Actor
	listeners []*func(change Change, actor *Actor)
}

// Add adds an actor, if its names are free and fit.
func (as *Actors) Add(a *Actor) *data.Problem {
	if as.byName == nil {
		as.byName = map[string]*Actor{}
	}
	for _, name := range names(a) {
		if !data.IsReference(name) {
			return &data.Problem{Code: "bad-name", Message: "An actor's name has 1 to 256 characters, its system id after @ included."}
		}
		if as.byName[name] != nil {
			return &data.Problem{Code: "bad-name", Message: "There is an actor by the name " + name + " already: withdraw it first."}
		}
	}
	for _, name := range names(a) {
		as.byName[name] = a
	}
	as.order = append(as.order, a)
	as.tell(Started, a)
	return nil
}

// Remove takes one away: it has ended, or it is not exposed any more, for which problem then says so.
func (as *Actors) Remove(a *Actor, problem *data.Problem) {
	if a.ended {
		return
	}
	for _, name := range names(a) {
		delete(as.byName, name)
	}
	as.order = slices.DeleteFunc(as.order, func(each *Actor) bool { return each == a })
	a.end(problem)
	as.tell(Stopped, a)
}

// Updated tells that an actor's status is another.
func (as *Actors) Updated(a *Actor) { as.tell(Updated, a) }

// All in the order in which they came.
func (as *Actors) All() []*Actor { return slices.Clone(as.order) }

func (as *Actors) find(reference string) *Actor { return as.byName[reference] }

func (as *Actors) listen(listener func(change Change, actor *Actor)) (stop func()) {
	as.listeners = append(as.listeners, &listener)
	return func() {
		as.listeners = slices.DeleteFunc(as.listeners, func(each *func(Change, *Actor)) bool { return each == &listener })
	}
}

func (as *Actors) tell(change Change, a *Actor) {
	for _, listener := range slices.Clone(as.listeners) {
		(*listener)(change, a)
	}
}

func names(a *Actor) []string {
	if a.SystemID == "" {
		return []string{a.SessionID}
	}
	return []string{a.SessionID, "@" + a.SystemID}
}

// Query says which actors are meant: * stands for any characters, an empty pattern for anything.
type Query struct {
	SystemID, Src, Status string
}

// Matches tells whether an actor is meant.
func (q Query) Matches(d Description) bool {
	like := func(pattern, text string) bool {
		return pattern == "" || text != "" && data.Like(pattern, text)
	}
	return like(q.SystemID, d.SystemID) && like(q.Src, d.Src) && like(q.Status, d.Status)
}

// ReadQuery reads one; ok is false where a pattern is none.
func ReadQuery(o data.Object) (q Query, ok bool) {
	for member, pattern := range map[string]*string{"systemId": &q.SystemID, "src": &q.Src, "status": &q.Status} {
		text, isText := o.Text(member)
		if o.Has(member) && (!isText || !data.IsName(text)) {
			return Query{}, false
		}
		*pattern = text
	}
	return q, true
}

// IsEvent tells whether it is an event that may be sent to an actor, and of which type.
func IsEvent(o data.Object) (kind string, ok bool) {
	kind, ok = o.Text("type")
	return kind, ok && data.IsName(kind) && !strings.HasPrefix(kind, "xstate.")
}
