// Package ask is the asking side of protocol §4: questions to another peer, and what comes back.
package ask

import (
	"encoding/json"
	"slices"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/link"
)

// maxOpen is how many questions may be open at one peer.
const maxOpen = 1_024

// Question is one that a peer is asked.
type Question struct {
	// Message writes it; Remake, if there is one, again each time that it goes out, no larger.
	Message func(id int64) (json.RawMessage, error)
	Remake  func(id int64) json.RawMessage
	// Answer takes an answer, and tells whether it was the last.
	Answer func(kind string, answer data.Object) (last bool)
	// Fail is called once if the question ends otherwise.
	Fail func(problem *data.Problem)
}

// Book has the questions that are open at one peer.
type Book struct {
	// Link is the link to the peer; nil if it cannot be met.
	Link func() *link.Link
	open map[int64]*Question
	last int64
}

// Open asks. The answer is the question's id, for Close; 0 if it has failed.
func (b *Book) Open(q *Question) int64 {
	if len(b.open) >= maxOpen {
		q.Fail(&data.Problem{Code: "overloaded", Message: "1,024 questions are open at this peer: wait for some of them."})
		return 0
	}
	l := b.Link()
	if l == nil {
		q.Fail(&data.Problem{Code: "peer-lost", Message: "The peer is not in the channel."})
		return 0
	}
	b.last++
	id := b.last
	text, err := q.Message(id)
	if err != nil {
		q.Fail(&data.Problem{Code: "bad-event", Message: "It cannot be written as JSON: " + err.Error()})
		return 0
	}
	if b.open == nil {
		b.open = map[int64]*Question{}
	}
	b.open[id] = q
	out := link.Outgoing{JSON: text, Settle: func(problem *data.Problem) {
		// A conversation that ends fails all questions anyway.
		if problem != nil && problem.Code == "too-large" {
			b.fail(id, problem)
		}
	}}
	if q.Remake != nil {
		out.Remake = func() json.RawMessage {
			if b.open[id] == nil {
				return json.RawMessage(`{"type":"void"}`)
			}
			return q.Remake(id)
		}
	}
	l.Send(out)
	return id
}

// Tell says something about a question, such as cancel; the question may be over.
func (b *Book) Tell(kind string, id int64) {
	if l := b.Link(); l != nil && b.open[id] != nil {
		text, _ := json.Marshal(map[string]any{"type": kind, "id": id})
		l.Send(link.Outgoing{JSON: text})
	}
}

// Forget ends a question here; what still comes under its id means nothing.
func (b *Book) Forget(id int64) { delete(b.open, id) }

// Receive takes a message; false if it is no answer.
func (b *Book) Receive(o data.Object) bool {
	kind, _ := o.Text("type")
	switch kind {
	case "reply", "failure", "snapshot", "emitted", "complete", "actor", "listed":
	default:
		return false
	}
	id, _ := o.Count("id")
	q := b.open[id]
	switch {
	case q == nil:
	case kind == "failure":
		b.fail(id, data.ReadProblem(o, "not-accepted"))
	case q.Answer(kind, o):
		delete(b.open, id)
	}
	return true
}

// Lost fails all: the conversation is over.
func (b *Book) Lost(problem *data.Problem) {
	ids := make([]int64, 0, len(b.open))
	for id := range b.open {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		b.fail(id, &data.Problem{Code: "peer-lost", Message: problem.Message})
	}
}

func (b *Book) fail(id int64, problem *data.Problem) {
	if q := b.open[id]; q != nil {
		delete(b.open, id)
		q.Fail(problem)
	}
}
