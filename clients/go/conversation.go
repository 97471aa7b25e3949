package xstatewebrtc

import (
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/ask"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/link"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/publish"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/serve"
)

// conversation is everything that goes on with one other peer.
type conversation struct {
	channel     *Channel
	peer        string
	book        ask.Book
	feed        *feed
	permissions []string
	serving     *serve.Conversation
	inspection  *publish.Inspection
	room        []func() // senders that wait until less is on its way
}

// with is the conversation with a peer, in the loop.
func (c *Channel) with(peer string) *conversation {
	v := c.conversations[peer]
	if v == nil {
		v = &conversation{channel: c, peer: peer}
		v.book.Link = func() *link.Link { return c.peers.To(peer).Link() }
		v.feed = newFeed(v)
		c.conversations[peer] = v
	}
	if listed, ok := c.member.Peer(peer); ok {
		v.permissions = listed.Permissions
	}
	return v
}

func (v *conversation) begin(l *link.Link) {
	if v.serving == nil {
		v.serving = v.channel.server.Converse(v.peer, v.permissions, l.Send)
	}
	if v.inspection == nil {
		v.inspection = v.channel.publication.Converse(v.permissions, l)
	}
}

func (v *conversation) permit(permissions []string) {
	v.permissions = permissions
	if v.serving != nil {
		v.serving.Permit(permissions)
	}
	if v.inspection != nil {
		v.inspection.Permit(permissions)
	}
}

func (v *conversation) ended(problem *data.Problem) {
	if v.inspection != nil {
		v.inspection.Reset()
		v.inspection = nil
	}
	v.anew(problem)
}

// anew: all that was asked is over, by either side, but for an inspection, which begins with each connection.
func (v *conversation) anew(problem *data.Problem) {
	if v.serving != nil {
		v.serving.Close()
		v.serving = nil
	}
	v.book.Lost(problem)
	v.feed.lost(problem)
	v.makeRoom()
}

func (v *conversation) close(err error) {
	v.book.Lost(&data.Problem{Code: "peer-lost", Message: "The channel is closed."})
	v.feed.fail(err)
	v.makeRoom()
}

func (v *conversation) makeRoom() {
	waiting := v.room
	v.room = nil
	for _, wake := range waiting {
		wake()
	}
}

// desk is a Channel as its links see it.
type desk Channel

func (d *desk) Connected(peer string, l *link.Link) {
	v := (*Channel)(d).with(peer)
	v.begin(l)
	v.feed.connected(l)
}

func (d *desk) Disconnected(peer string) {
	v := (*Channel)(d).with(peer)
	if v.inspection != nil {
		v.inspection.Reset()
	}
	v.feed.disconnected()
}

func (d *desk) Messages(peer string, l *link.Link, channel int, messages []data.Object) {
	v := (*Channel)(d).with(peer)
	v.begin(l)
	for _, o := range messages {
		kind, _ := o.Text("type")
		switch {
		case v.serving == nil: // the link has ended meanwhile
			return
		case channel == link.Inspection:
			if !v.inspection.Receive(o) {
				v.feed.receive(kind, o)
			}
		case kind == "dead-letter":
			v.deadLetter(o)
		case !v.book.Receive(o) && !v.serving.Receive(o) && kind != "void":
			d.logger.Debug("a message of a type that is not known", "type", kind, "peer", peer)
		}
	}
}

func (v *conversation) deadLetter(o data.Object) {
	count, _ := o.Count("count")
	problem := data.ReadProblem(o, "no-such-actor")
	to := o.Bounded("to", 256)
	v.channel.undelivered(DeadLetter{To: v.channel.address(v.peer, to), Count: max(1, int(count)), Err: errorOf(problem)})
}

func (d *desk) Anew(peer string, problem *data.Problem) {
	(*Channel)(d).with(peer).anew(problem)
}

func (d *desk) Ended(peer string, problem *data.Problem) {
	(*Channel)(d).with(peer).ended(problem)
}

func (d *desk) Wants(peer string) bool {
	v := d.conversations[peer]
	return v != nil && v.feed.active()
}
