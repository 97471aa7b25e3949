package serve

import (
	"encoding/json"
	"strconv"
	"time"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
)

// Times of an ask.
const (
	defaultTimeout = 5 * time.Second
	maxTimeout     = 300_000
)

// question is what a peer asks.
type question struct {
	kind     string
	id       int64 // 0: none that could be answered
	to, from string
	event    json.RawMessage
	eventIs  string
	timeout  time.Duration
	query    Query
	watch    bool
	bad      bool // of a known type, and makes no sense
}

// read reads a message; known is false for all that this version does not know.
func read(o data.Object) (q question, known bool) {
	q.kind, _ = o.Text("type")
	if id, ok := o.Count("id"); ok && id > 0 {
		q.id = id
	}
	q.to, _ = o.Text("to")
	switch q.kind {
	case "send":
		q.readEvent(o)
	case "ask":
		q.readEvent(o)
		q.readTimeout(o)
	case "subscribe", "watch":
		q.bad = !data.IsReference(q.to)
	case "actors":
		q.readActors(o)
	case "spawn", "stop", "cancel", "unsubscribe":
	default:
		return q, false
	}
	return q, true
}

func (q *question) readEvent(o data.Object) {
	from, isText := o.Text("from")
	q.event = o["event"]
	kind, isEvent := IsEvent(o.Object("event"))
	q.eventIs, q.from = kind, from
	q.bad = !data.IsReference(q.to) || !isEvent || o.Has("from") && (!isText || !data.IsName(from))
}

func (q *question) readTimeout(o data.Object) {
	q.timeout = defaultTimeout
	if o.Has("timeoutMs") {
		ms, err := strconv.ParseFloat(string(o["timeoutMs"]), 64)
		q.bad = q.bad || err != nil || ms < 1 || ms > maxTimeout
		q.timeout = time.Duration(ms * float64(time.Millisecond))
	}
}

func (q *question) readActors(o data.Object) {
	query := o.Object("query")
	var ok bool
	q.query, ok = ReadQuery(query)
	q.watch = o.Is("watch")
	isBool := q.watch || !o.Has("watch") || string(o["watch"]) == "false"
	q.bad = !ok || !isBool || o.Has("query") && query == nil
}

// undeliverable is what an event was for, as far as it can be repeated.
func (q *question) undeliverable() string {
	if data.Length(q.to) > 256 {
		return ""
	}
	return q.to
}
