package serve

import (
	"encoding/json"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/capture"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
)

// open is a question that goes on: a subscription, a watch or a list that is kept up to date.
type open interface {
	// permitted: what the peer may do is otherwise now.
	permitted()
	// close ends it without a word.
	close()
}

// subscription to one actor.
type subscription struct {
	id     int64
	actor  *Actor
	conv   *Conversation
	stop   func()
	rev    int
	told   bool // the newest state is told
	ending message
}

func (c *Conversation) subscribe(id int64, actor *Actor) open {
	s := &subscription{id: id, actor: actor, conv: c}
	s.stop = actor.listen(&listener{
		changed: func() { s.told = false; c.asker.owe(s) },
		emitted: s.emitted,
		ended: func(problem *data.Problem) {
			if problem != nil {
				s.fail(problem)
				return
			}
			s.ending = c.completion(id, actor)
			c.asker.owe(s)
		},
	})
	c.asker.owe(s)
	return s
}

func (s *subscription) newest() (messages []message) {
	if !s.told {
		s.told = true
		s.rev++
		snapshot := s.actor.snapshot(s.conv.asker.may("values"))
		messages = append(messages, message{"type": "snapshot", "id": s.id, "rev": s.rev, "snapshot": snapshot})
	}
	if s.ending != nil {
		messages = append(messages, s.ending)
		delete(s.conv.open, s.id)
	}
	return messages
}

func (s *subscription) emitted(event json.RawMessage) {
	if s.conv.asker.underWay >= maxEmitted {
		s.fail(tooSlow)
		return
	}
	seen := capture.Event(event, s.conv.asker.may("values"))
	s.conv.asker.tell(message{"type": "emitted", "id": s.id, "event": seen}, func() { s.fail(tooLarge) })
}

func (s *subscription) permitted() {
	if !s.conv.asker.may("inspect") {
		s.fail(mayNotSee)
		return
	}
	s.told = false
	s.conv.asker.owe(s)
}

func (s *subscription) fail(problem *data.Problem) {
	s.close()
	if s.conv.open[s.id] == s || s.ending != nil {
		delete(s.conv.open, s.id)
		s.conv.asker.fail(s.id, problem)
	}
}

func (s *subscription) close() {
	s.stop()
	s.conv.asker.forget(s)
}

// watch of the end of an actor.
type watch struct {
	id    int64
	actor *Actor
	conv  *Conversation
	stop  func()
}

func (c *Conversation) watch(id int64, actor *Actor) open {
	w := &watch{id: id, actor: actor, conv: c}
	w.stop = actor.listen(&listener{ended: func(problem *data.Problem) {
		delete(c.open, id)
		if problem != nil {
			c.asker.fail(id, problem)
			return
		}
		complete := c.completion(id, actor)
		c.asker.tell(complete, func() {
			c.asker.tell(message{"type": "complete", "id": id, "status": complete["status"]}, nil)
		})
	}})
	return w
}

func (w *watch) permitted() {
	if !w.conv.asker.sees(w.actor) {
		w.close()
		delete(w.conv.open, w.id)
		w.conv.asker.fail(w.id, mayNothing)
	}
}

func (w *watch) close() { w.stop() }

// completion says how an actor ended, as far as the peer may know.
func (c *Conversation) completion(id int64, actor *Actor) message {
	complete := message{"type": "complete", "id": id, "status": actor.state.Status}
	if output := actor.snapshot(c.asker.may("values")).Output; output != nil && c.asker.inspects(actor) {
		complete["output"] = output
	}
	return complete
}
