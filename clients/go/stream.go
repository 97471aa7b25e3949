package xstatewebrtc

import (
	"context"
	"sync"
)

// maxUnread is how many things wait for whoever reads a stream.
const maxUnread = 65_536

// stream hands over what comes in the loop to one goroutine that reads it.
type stream[T any] struct {
	mutex sync.Mutex
	items []T
	ended bool
	err   error
	wake  chan struct{}
	// replaces tells whether the next thing stands for the last one that waits; nil: it never does.
	replaces func(last, next T) bool
}

func newStream[T any](replaces func(last, next T) bool) *stream[T] {
	return &stream[T]{wake: make(chan struct{}, 1), replaces: replaces}
}

// push adds a thing; false if too many wait.
func (s *stream[T]) push(item T) bool {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.ended {
		return true
	}
	last := len(s.items) - 1
	switch {
	case last >= 0 && s.replaces != nil && s.replaces(s.items[last], item):
		s.items[last] = item
	case len(s.items) >= maxUnread:
		return false
	default:
		s.items = append(s.items, item)
	}
	s.notify()
	return true
}

// end says that nothing follows what waits; err is nil if that is as it should be.
func (s *stream[T]) end(err error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if !s.ended {
		s.ended, s.err = true, err
		s.notify()
	}
}

func (s *stream[T]) notify() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// next waits for the next thing; ok is false at the end.
func (s *stream[T]) next(ctx context.Context) (item T, ok bool, err error) {
	for {
		s.mutex.Lock()
		if len(s.items) > 0 {
			item, s.items = s.items[0], s.items[1:]
			s.mutex.Unlock()
			return item, true, nil
		}
		ended, err := s.ended, s.err
		s.mutex.Unlock()
		if ended {
			return item, false, err
		}
		select {
		case <-s.wake:
		case <-ctx.Done():
			return item, false, ctx.Err()
		}
	}
}

// each yields everything to the end, and the error there is as the last.
func (s *stream[T]) each(ctx context.Context, yield func(T, error) bool) {
	for {
		item, ok, err := s.next(ctx)
		switch {
		case ok:
			if !yield(item, nil) {
				return
			}
		case err != nil:
			yield(item, err)
			return
		default:
			return
		}
	}
}
