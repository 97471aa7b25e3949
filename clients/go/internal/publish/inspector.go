package publish

import (
	"encoding/json"
	"slices"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/link"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/serve"
)

// maxUnderWay is how much may be under way to one inspector; beyond, it is owed the newest states alone.
const maxUnderWay = 512 << 10

// request is what an inspector asks for.
type request struct {
	history int
	after   int64 // −1: it has nothing
	query   serve.Query
}

func readRequest(o data.Object) request {
	r := request{history: maxHistory, after: -1}
	if history, ok := o.Count("history"); ok {
		r.history = int(min(history, maxHistory))
	}
	if after, ok := o.Count("after"); ok {
		r.after = after
	}
	query := o.Object("query")
	for member, pattern := range map[string]*string{"systemId": &r.query.SystemID, "src": &r.query.Src, "status": &r.query.Status} {
		*pattern = query.Bounded(member, 256)
	}
	return r
}

// inspector is a peer that inspects, over one connection. It never slows what it inspects.
type inspector struct {
	publication *Publication
	request     request
	values      bool
	send        func(out link.Outgoing)
	known       map[*track]bool
	owed        []*track
	behind      bool
	dropped     int64
	underWay    int
	stopped     bool
}

func (p *Publication) inspect(r request, values bool, send func(link.Outgoing)) *inspector {
	i := &inspector{publication: p, request: r, values: values, send: send, known: map[*track]bool{}}
	i.catchUp()
	p.inspectors = append(p.inspectors, i)
	return i
}

func (i *inspector) stop() {
	i.stopped = true
	i.publication.inspectors = slices.DeleteFunc(i.publication.inspectors, func(each *inspector) bool { return each == i })
}

func (i *inspector) wants(t *track) bool {
	return i.known[t] || i.request.query.Matches(t.actor.Description())
}

func (i *inspector) wanted() (tracks []*track) {
	for _, t := range i.publication.tracks {
		if i.wants(t) {
			tracks = append(tracks, t)
		}
	}
	return tracks
}

// catchUp tells what the inspector lacks.
func (i *inspector) catchUp() {
	p := i.publication
	oldest := p.seq + 1
	if len(p.history) > 0 {
		oldest = p.history[0].seq
	}
	after := i.request.after
	switch {
	case after < 0 || after > p.seq: // one ahead of all comes from an earlier run
		past := p.history[len(p.history)-min(i.request.history, len(p.history)):]
		i.begin(past)
	case oldest <= after+1:
		for _, t := range i.wanted() {
			if t.start.seq <= after {
				i.known[t] = true
			}
		}
		i.replay(slices.DeleteFunc(slices.Clone(p.history), func(e *event) bool { return e.seq <= after }))
	default:
		i.dropped = oldest - after - 1
		i.oweAll()
	}
}

// begin tells one that knows nothing: actors from before the history first.
func (i *inspector) begin(past []*event) {
	first := i.publication.seq + 1
	if len(past) > 0 {
		first = past[0].seq
	}
	for _, t := range i.wanted() {
		if t.start.seq < first {
			i.take(t.start)
			if t.newest != t.start && t.newest.seq < first {
				i.take(t.newest)
			}
		}
	}
	i.replay(past)
}

func (i *inspector) replay(past []*event) {
	for _, e := range past {
		// Of an actor that has ended, the beginning may be forgotten.
		if i.known[e.track] || e == e.track.start || e.track.alive {
			i.take(e)
		}
	}
	if !i.behind {
		i.synced()
	}
}

// take passes on what happened, or owes it.
func (i *inspector) take(e *event) {
	t := e.track
	if t == nil && i.request.query != (serve.Query{}) || t != nil && !i.wants(t) {
		return
	}
	if i.behind || i.underWay >= maxUnderWay {
		i.dropped++
		i.behind = true
		if t != nil && !e.passes {
			i.owe(t)
		}
		return
	}
	if t != nil && !i.known[t] && e != t.start {
		i.tell(t.start.message(i.values, false))
	}
	if t != nil {
		i.known[t] = true
	}
	i.tell(e.message(i.values, false))
	if t != nil && e == t.newest && !t.alive {
		delete(i.known, t)
	}
}

func (i *inspector) owe(t *track) {
	i.behind = true
	if !slices.Contains(i.owed, t) && (t.alive || i.known[t]) {
		i.owed = append(i.owed, t)
	}
}

// oweAll has everything told anew.
func (i *inspector) oweAll() {
	i.behind = true
	for _, t := range i.wanted() {
		i.owe(t)
	}
	i.payBack()
}

// show takes whether it may see values now.
func (i *inspector) show(values bool) {
	if values != i.values {
		i.values = values
		i.owed, i.known = nil, map[*track]bool{}
		i.oweAll()
	}
}

func (i *inspector) payBack() {
	if !i.behind || i.stopped || i.underWay >= maxUnderWay/2 {
		return
	}
	i.gap(i.dropped)
	i.dropped = 0
	for len(i.owed) > 0 {
		if i.underWay >= maxUnderWay {
			return
		}
		t := i.owed[0]
		i.owed = i.owed[1:]
		if !i.known[t] {
			i.tell(t.start.message(i.values, false))
			i.known[t] = true
		}
		if t.newest != t.start {
			i.tell(t.newest.message(i.values, true))
		}
		if !t.alive {
			delete(i.known, t)
		}
	}
	i.behind = false
	i.synced()
}

func (i *inspector) synced() {
	ids := []string{}
	for _, t := range i.wanted() {
		ids = append(ids, t.actor.SessionID)
	}
	text, _ := json.Marshal(map[string]any{"type": "synced", "sessionIds": ids})
	i.tell(text)
}

func (i *inspector) gap(dropped int64) {
	text, _ := json.Marshal(map[string]any{"type": "gap", "dropped": dropped})
	i.tell(text)
}

// tell sends a message; in the place of one that cannot be sent, gap says so.
func (i *inspector) tell(text json.RawMessage) {
	if text == nil {
		i.gap(1)
		return
	}
	size := len(text)
	i.underWay += size
	i.send(link.Outgoing{JSON: text, Settle: func(problem *data.Problem) {
		i.underWay -= size
		if i.stopped {
			return
		}
		if problem != nil && problem.Code == "too-large" {
			i.gap(1)
		}
		i.payBack()
	}})
}
