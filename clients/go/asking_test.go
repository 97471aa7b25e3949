package xstatewebrtc

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/serve"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/vectors"
)

func deliveryOf(event Event) serve.Delivery {
	return serve.Delivery{Event: event.JSON, Type: event.Type}
}

// outcome tells how something ended.
func (u *underTest) outcome(as string, told map[string]any, err error) {
	failure := new(Error)
	if errors.As(err, &failure) {
		told = map[string]any{"failed": as, "code": failure.Code}
	}
	if as != "" {
		u.Noted.Told(0, told)
	}
}

// ask has the application ask.
func (u *underTest) ask(name, as string, actor *Actor, step map[string]any) error {
	event := Event{}
	if step["event"] != nil {
		var err error
		if event, err = encodeEvent(step["event"]); err != nil {
			return err
		}
	}
	switch name {
	case "send":
		_, err := u.channel.trySend(actor, event, func() {}, func(problem *data.Problem) {
			u.outcome(as, map[string]any{"taken": as}, errorOf(problem))
		})
		return err
	case "ask":
		u.askOnce(as, actor, event, step)
	case "subscribe":
		updates := newStream(func(last, next Update) bool { return false })
		stop := u.channel.follow(actor, "subscribe", subscribed(updates), updates.end)
		u.asked[as] = stop
		u.poll(func() bool { return u.drainUpdates(as, updates) })
	case "watch":
		endings := newStream[Ending](nil)
		u.asked[as] = u.channel.follow(actor, "watch", watched(endings), endings.end)
		u.poll(func() bool {
			return drain(endings, func(ending Ending) {
				u.outcome(as, map[string]any{"complete": as, "status": ending.Status}, nil)
			}, func(err error) { u.outcome(as, nil, err) })
		})
	case "find":
		return u.find(as, step["query"].(map[string]any))
	case "inspect":
		u.inspect(mustInt(step["history"]))
	default:
		return fmt.Errorf("this runner cannot do %q", name)
	}
	return nil
}

func (u *underTest) askOnce(as string, actor *Actor, event Event, step map[string]any) {
	timeout := defaultAsk
	if step["timeoutMs"] != nil {
		timeout = time.Duration(mustInt(step["timeoutMs"])) * time.Millisecond
	}
	replies := newStream[*Reply](nil)
	id := u.channel.ask(actor, event, timeout, replies)
	u.asked[as] = func() {
		u.channel.cancelAsk(actor, id)
		replies.end(ErrCancelled)
	}
	u.poll(func() bool {
		return drain(replies, func(reply *Reply) {
			told := map[string]any{"reply": as}
			if reply.Accepted != nil {
				told["accepted"] = *reply.Accepted
			}
			if reply.Reason != "" {
				told["reason"] = reply.Reason
			}
			if reply.Value != nil {
				told["value"] = reply.Value
			}
			if reply.Snapshot != nil {
				told["snapshot"] = shape(reply.Snapshot)
			}
			u.outcome(as, told, nil)
		}, func(err error) { u.outcome(as, nil, err) })
	})
}

func (u *underTest) drainUpdates(as string, updates *stream[Update]) bool {
	return drain(updates, func(update Update) {
		switch {
		case update.Snapshot != nil:
			u.outcome(as, map[string]any{"snapshot": as, "is": shape(update.Snapshot)}, nil)
		case update.Emitted != nil:
			u.outcome(as, map[string]any{"emitted": as, "event": update.Emitted}, nil)
		default:
			u.outcome(as, map[string]any{"complete": as}, nil)
		}
	}, func(err error) { u.outcome(as, nil, err) })
}

func (u *underTest) find(as string, given map[string]any) error {
	text := func(name string) string { value, _ := given[name].(string); return value }
	query := Query{SystemID: text("systemId"), Src: text("src"), Status: Status(text("status"))}
	actors := []map[string]any{}
	u.channel.question("p-b", query, false, func(item listed) {
		if item.actor == nil {
			u.outcome(as, map[string]any{"found": as, "actors": actors}, nil)
			return
		}
		info := item.actor.Info
		found := map[string]any{"sessionId": info.SessionID, "status": info.Status}
		if info.SystemID != "" {
			found["systemId"] = info.SystemID
		}
		if info.Src != "" {
			found["src"] = info.Src
		}
		actors = append(actors, found)
	}, func(err error) { u.outcome(as, nil, err) })
	return nil
}

// inspect has the application inspect, and tells what it is told.
func (u *underTest) inspect(history int) {
	feed := u.channel.with("p-b").feed
	l := &listener{events: newStream[InspectionEvent](nil), history: history}
	feed.add(l)
	u.asked["inspection"] = func() { feed.remove(l) }
	u.poll(func() bool {
		return drain(l.events, func(event InspectionEvent) {
			o := data.Object{}
			_ = json.Unmarshal(event.JSON, &o)
			switch event.Type {
			case "restart":
			case "synced":
				u.Noted.Told(0, map[string]any{"synced": o.Texts("sessionIds")})
			case "gap":
				u.Noted.Told(0, map[string]any{"gap": o["dropped"]})
			default:
				u.Noted.Told(0, map[string]any{"event": o})
			}
		}, func(error) {})
	})
}

func mustInt(value any) (n int) {
	_, _ = fmt.Sscan(fmt.Sprint(value), &n)
	return n
}

// shape is what is compared of a snapshot.
func shape(s *Snapshot) map[string]any {
	shape := map[string]any{"status": s.Status}
	if s.Value != nil {
		shape["value"] = vectors.Parse(s.Value)
	}
	if s.Context != nil {
		shape["context"] = vectors.Parse(s.Context)
	}
	return shape
}

// poll looks for what came whenever a little time has passed.
func (u *underTest) poll(look func() (ended bool)) {
	if !look() {
		u.clock.After(5*time.Millisecond, func() { u.poll(look) })
	}
}

func drain[T any](s *stream[T], take func(T), fail func(error)) (ended bool) {
	over, cancel := context.WithCancel(context.Background())
	cancel()
	for {
		item, ok, err := s.next(over)
		switch {
		case ok:
			take(item)
			continue
		case errors.Is(err, context.Canceled):
			return false
		case err != nil:
			fail(err)
		}
		return true
	}
}
