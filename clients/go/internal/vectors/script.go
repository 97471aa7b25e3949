package vectors

import (
	"encoding/json"
	"errors"
	"fmt"
	"sort"
	"strings"
	"time"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/sched"
)

// Tested is the side that a script tests, in the runner's hands.
type Tested struct {
	Clock *sched.Manual
	Noted Noted
	// Channel of messages where a step does not say.
	Channel int
	Bound   map[string]any
	// Connect has a connection opened; nil where there are none.
	Connect func(conn string)
	Frame   func(channel int, frame, on string)
	Do      func(name string, step map[string]any) error
	Cut     func(on string)
	Closed  func(on string) any
	// Single: messages go one by one, not in batches; CloseSocket then closes the socket, with a code or 0.
	Single      bool
	CloseSocket func(code int)
	// Is is how something stands for the application.
	Is func(name string) any
	// Resuming is what hello says of what came before; nil for nothing.
	Resuming func(link string) map[string]any
}

type script struct {
	*Tested
	matching  matching
	disturbed bool
}

// Script runs the steps of a case, and says which failed.
func Script(c Case, disturbed bool, tested *Tested) error {
	s := &script{Tested: tested, matching: matching{}, disturbed: disturbed}
	for name, value := range tested.Bound {
		s.matching[name] = value
	}
	for i, step := range append(c.Steps[:len(c.Steps):len(c.Steps)], map[string]any{"quiet": true}) {
		times := 1
		if step["times"] != nil {
			times = int(number(step["times"]))
		}
		for n := range times {
			if err := s.step(numbered(step, n+1).(map[string]any)); err != nil {
				return fmt.Errorf("step %d, run %d (disturbed: %t), %s: %w", i+1, n+1, disturbed, shown(step), err)
			}
			s.Clock.Advance(0)
		}
	}
	return nil
}

func (s *script) step(step map[string]any) error {
	channel := s.Channel
	if step["channel"] != nil {
		channel = int(number(step["channel"]))
	}
	on, _ := step["on"].(string)
	within := 200 * time.Millisecond
	if step["within"] != nil {
		within = time.Duration(number(step["within"])) * time.Millisecond
	}
	has := func(kind string) bool { _, ok := step[kind]; return ok }
	switch {
	case has("in"):
		s.Frame(channel, s.frame(step["in"]), on)
	case has("frame"):
		s.Frame(channel, step["frame"].(string), on)
	case has("do"):
		return s.Do(step["do"].(string), s.matching.filled(step).(map[string]any))
	case has("told"):
		told := step["told"].(map[string]any)
		queue := func() []any { return s.Noted.told[kind(told, channel)] }
		next, err := s.next(within, queue, func() { k := kind(told, channel); s.Noted.told[k] = s.Noted.told[k][1:] })
		if err != nil {
			return err
		}
		return s.matching.match(told, s.calmed(next))
	case has("out"):
		return s.out(step["out"], channel, within, step["optional"] == true)
	case has("advance"):
		s.Clock.Advance(time.Duration(number(step["advance"])) * time.Millisecond)
	case has("closed"):
		return s.eventually(within, func() error { return s.matching.match(step["closed"], s.Closed(on)) })
	case has("quiet"):
		s.Clock.Advance(200 * time.Millisecond)
		if left := s.Noted.left(); len(left) > 0 {
			return fmt.Errorf("nobody expected %s", shown(left))
		}
	case has("cut") && s.CloseSocket != nil:
		s.CloseSocket(int(number(step["cut"])))
	case has("cut"):
		s.Cut(on)
	case has("is") && s.Is != nil:
		return s.eventually(within, func() error {
			is := map[string]any{}
			for name := range step["is"].(map[string]any) {
				is[name] = Parse(Write(s.Is(name)))
			}
			return s.matching.match(step["is"], is)
		})
	case has("connect") && s.Connect != nil:
		s.connect(step["connect"].(string))
	case has("meet") && s.Connect != nil:
		changes, _ := step["hello"].(map[string]any)
		return s.meet(step["meet"].(string), changes)
	default:
		return errors.New("this runner does not know such a step")
	}
	return nil
}

func (s *script) out(expected any, channel int, within time.Duration, optional bool) error {
	object, _ := expected.(map[string]any)
	waiting := &s.Noted.waiting[channel]
	take := func() { *waiting = (*waiting)[1:] }
	queue := func() []any { return *waiting }
	switch kind := object["type"]; {
	case optional:
		_ = s.eventually(within, func() error { return missing(len(*waiting) > 0) })
		if len(*waiting) > 0 && s.matching.matches(expected, (*waiting)[0]) {
			take()
		}
		return nil
	case kind == "ack" || kind == "ping":
		return s.rides(object, channel, within)
	case object != nil:
		next, err := s.next(within, queue, take)
		if err != nil {
			return err
		}
		return s.matching.match(expected, s.calmed(next))
	}
	for _, each := range expected.([]any) {
		err := s.eventually(within, func() error {
			for i, message := range *waiting {
				if s.matching.matches(each, message) {
					*waiting = append((*waiting)[:i:i], (*waiting)[i+1:]...)
					return s.matching.match(each, message)
				}
			}
			return fmt.Errorf("%s is not among %s", shown(each), shown(*waiting))
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *script) rides(expected map[string]any, channel int, within time.Duration) error {
	kind := expected["type"].(string)
	for {
		riding := func() []any { return s.Noted.riding[channel][kind] }
		next, err := s.next(within, riding, func() { s.Noted.riding[channel][kind] = riding()[1:] })
		if err != nil {
			return err
		}
		smaller := number(next.(map[string]any)["received"]) < number(expected["received"])
		if kind != "ack" || !smaller {
			return s.matching.match(expected, next)
		}
	}
}

func (s *script) next(within time.Duration, queue func() []any, take func()) (next any, err error) {
	err = s.eventually(within, func() error {
		if len(queue()) == 0 {
			return fmt.Errorf("it did not come; there is %s", shown(s.Noted.left()))
		}
		return nil
	})
	if err == nil {
		next = queue()[0]
		take()
	}
	return next, err
}

func missing(there bool) error {
	if there {
		return nil
	}
	return errors.New("nothing came")
}

// eventually lets time pass in pieces until something holds.
func (s *script) eventually(within time.Duration, check func() error) error {
	s.Clock.Advance(0)
	for passed := time.Duration(0); ; passed += 10 * time.Millisecond {
		err := check()
		if err == nil || passed >= within {
			return err
		}
		s.Clock.Advance(10 * time.Millisecond)
	}
}

// frame writes messages, disturbed if they are to be.
func (s *script) frame(given any) string {
	texts := []string{}
	for _, message := range list(s.matching.filled(given)) {
		object, ok := message.(map[string]any)
		if !s.disturbed || !ok {
			texts = append(texts, string(Write(message)))
			continue
		}
		members := []string{`"later":{"type":["later",null]}`}
		names := []string{}
		for name := range object {
			names = append(names, name)
		}
		sort.Sort(sort.Reverse(sort.StringSlice(names)))
		for _, name := range names {
			members = append(members, string(Write(name))+":"+string(Write(object[name])))
		}
		texts = append(texts, "{"+strings.Join(members, ",")+"}")
	}
	if s.Single {
		return strings.Join(texts, ",")
	}
	return "[" + strings.Join(texts, ",") + "]"
}

// calmed takes what disturbed a message out of what was told of it.
func (s *script) calmed(told any) any {
	object, ok := told.(map[string]any)
	if !s.disturbed || !ok {
		return told
	}
	for _, value := range object {
		if inner, ok := value.(map[string]any); ok {
			if _, disturbs := inner["later"].(map[string]any); disturbs {
				delete(inner, "later")
			}
		}
	}
	return told
}

// numbered puts the number of the run in its places.
func numbered(value any, n int) any {
	switch v := value.(type) {
	case string:
		if v == "$#" {
			return json.Number(fmt.Sprint(n))
		}
	case []any:
		all := make([]any, len(v))
		for i, each := range v {
			all[i] = numbered(each, n)
		}
		return all
	case map[string]any:
		all := map[string]any{}
		for name, each := range v {
			all[name] = numbered(each, n)
		}
		return all
	}
	return value
}
