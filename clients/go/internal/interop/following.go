package main

import (
	"errors"

	xstatewebrtc "github.com/xstatewebrtc/xstate-webrtc/clients/go"
)

func completion(ending xstatewebrtc.Ending) object {
	complete := object{"status": ending.Status}
	if ending.Output != nil {
		complete["output"] = ending.Output
	}
	return complete
}

func (p *peer) follow(c command, actor *xstatewebrtc.Actor) {
	if c.Do == "watch" {
		ending, err := actor.Watch(p.ctx)
		if err == nil {
			p.write(object{"on": c.ID, "complete": completion(ending)})
		}
		p.fail(c, err)
		return
	}
	for update, err := range actor.Subscribe(p.ctx) {
		switch {
		case err != nil:
			p.fail(c, err)
		case update.Snapshot != nil:
			p.write(object{"on": c.ID, "snapshot": update.Snapshot.JSON})
		case update.Emitted != nil:
			p.write(object{"on": c.ID, "emitted": update.Emitted})
		case update.Ending != nil:
			p.write(object{"on": c.ID, "complete": completion(*update.Ending)})
		}
	}
}

func (p *peer) inspect(c command) {
	for event, err := range p.channel.Inspect(p.ctx, c.PeerID, 200) {
		if err != nil {
			p.fail(c, err)
		} else if event.JSON != nil {
			p.write(object{"on": c.ID, "event": event.JSON})
		}
	}
}

// fail tells why something ended, unless this peer has.
func (p *peer) fail(c command, err error) {
	if err != nil && p.ctx.Err() == nil && !errors.Is(err, xstatewebrtc.ErrClosed) {
		p.write(object{"on": c.ID, "failure": problem(err)})
	}
}
