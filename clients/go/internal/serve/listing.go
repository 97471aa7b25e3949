package serve

// listing follows which actors come and go. A peer that is slow is told how things are by then.
type listing struct {
	id     int64
	query  Query
	conv   *Conversation
	stop   func()
	known  map[*Actor]bool
	untold []*Actor
	change map[*Actor]Change
	listed bool
}

func told(id int64, change Change, d Description) message {
	return message{"type": "actor", "id": id, "change": string(change), "actor": d}
}

func (c *Conversation) listOnce(id int64, query Query) {
	for _, actor := range c.server.Actors.order {
		if c.asker.sees(actor) && query.Matches(actor.Description()) {
			c.asker.tell(told(id, Listed, actor.Description()), nil)
		}
	}
	c.asker.tell(message{"type": "listed", "id": id}, nil)
}

func (c *Conversation) list(id int64, query Query) open {
	l := &listing{id: id, query: query, conv: c, known: map[*Actor]bool{}, change: map[*Actor]Change{}}
	for _, actor := range c.server.Actors.order {
		l.changed(Listed, actor)
	}
	l.stop = c.server.Actors.listen(l.changed)
	c.asker.owe(l)
	return l
}

func (l *listing) changed(change Change, actor *Actor) {
	meant := l.conv.asker.sees(actor) && l.query.Matches(actor.Description())
	switch {
	case change == Stopped || !meant:
		if !l.known[actor] {
			return
		}
		delete(l.known, actor)
		change = Stopped
	case l.known[actor]:
		change = Updated
	default:
		l.known[actor] = true
		if change == Updated {
			change = Started
		}
	}
	before, waits := l.change[actor]
	if !waits {
		l.untold = append(l.untold, actor)
	} else if change == Updated {
		change = before
	}
	l.change[actor] = change
	if waits && change == Stopped && before != Updated {
		delete(l.change, actor) // it came and went untold
	}
	l.conv.asker.owe(l)
}

func (l *listing) newest() (messages []message) {
	for _, actor := range l.untold {
		if change, ok := l.change[actor]; ok {
			messages = append(messages, told(l.id, change, actor.Description()))
			delete(l.change, actor)
		}
	}
	l.untold = nil
	if !l.listed {
		l.listed = true
		messages = append(messages, message{"type": "listed", "id": l.id})
	}
	return messages
}

// permitted ends the list if some of its actors may not be seen any more; what may be seen only now is added.
func (l *listing) permitted() {
	for actor := range l.known {
		if !l.conv.asker.sees(actor) {
			l.close()
			delete(l.conv.open, l.id)
			l.conv.asker.fail(l.id, mayNothing)
			return
		}
	}
	if !l.conv.asker.maySee() {
		l.close()
		delete(l.conv.open, l.id)
		l.conv.asker.fail(l.id, mayNothing)
		return
	}
	for _, actor := range l.conv.server.Actors.order {
		if !l.known[actor] {
			l.changed(Listed, actor)
		}
	}
}

func (l *listing) close() {
	l.stop()
	l.conv.asker.forget(l)
}
