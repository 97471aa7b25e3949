package connect

import (
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/hub"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/link"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/relay"
)

// relayed is the way to a peer through the hub, which the greater id opens.
type relayed struct {
	*Peer
	connection *relay.Connection
	stop       func() // set while the other side's answer is awaited
}

func (r *relayed) pending() bool { return r.stop != nil }

// uses tells whether it is what the link runs over.
func (r *relayed) uses() bool {
	return r.connection != nil && r.stop == nil && r.used == link.Transport(r.connection)
}

func (r *relayed) allowed() bool { return r.Member.Limits().RelayFrameBytes > 0 }

// fallBack opens a connection where no direct one opened; in place of one that there is, if the other side asked for one.
func (r *relayed) fallBack(asked bool) {
	if !r.offers() || !r.allowed() || !r.Member.Joined() || r.connection != nil && !asked {
		return
	}
	r.close()
	r.open(data.RandomID("c-"))
	r.stop = r.Clock.After(openTimeout, func() {
		r.fail(&data.Problem{Code: "timeout", Message: "The peer did not answer through the hub within 10 s."})
	})
}

func (r *relayed) open(conn string) {
	var connection *relay.Connection
	connection = relay.Open(r.Pacer, r.id, conn, r.Member.Limits().RelayFrameBytes, r.tell, func(problem *data.Problem) {
		if r.connection == connection {
			r.lost(problem)
		}
	})
	r.connection = connection
}

func (r *relayed) tell(message any) {
	if r.Member.Joined() {
		r.Member.Send(message)
	}
}

// fail gives an opening up, and says so.
func (r *relayed) fail(problem *data.Problem) {
	r.close()
	r.failed(problem)
}

func (r *relayed) stopWaiting() {
	if r.stop != nil {
		r.stop()
		r.stop = nil
	}
}

// close ends what there is, and says so; the link, if it runs over that, is told by its next connection.
func (r *relayed) close() {
	r.stopWaiting()
	if r.connection == nil {
		return
	}
	connection := r.connection
	if r.used == link.Transport(connection) {
		r.link.Cut(&data.Problem{Code: "replaced", Message: "Another connection is made."})
	}
	connection.Close(0)
	r.connection = nil
}

// superseded: a direct connection is open. The link has ended the relayed one in use; one that opens is ended here.
func (r *relayed) superseded() {
	r.stopWaiting()
	if r.connection != nil {
		r.connection.Close(0)
		r.connection = nil
	}
}

// lost: it has ended, and the other side knows.
func (r *relayed) lost(problem *data.Problem) {
	connection := r.connection
	waiting := r.pending()
	r.stopWaiting()
	connection.Drop()
	if r.used == link.Transport(connection) {
		r.link.Cut(problem)
	} else if waiting {
		r.failed(problem)
	}
	r.connection = nil
}

func (r *relayed) drop() {
	r.stopWaiting()
	if r.connection != nil && r.used != link.Transport(r.connection) {
		r.connection.Close(0)
		r.connection = nil
	}
}

func (r *relayed) forget(used link.Transport) {
	if r.connection != nil && used == link.Transport(r.connection) {
		r.connection = nil
	}
}

func (r *relayed) refusedByPeer(conn string, problem *data.Problem) {
	if r.pending() && r.connection.Conn() == conn {
		r.lost(problem)
	}
}

// received takes what the hub passes on.
func (r *relayed) received(message hub.Relayed) {
	known := r.connection != nil && (message.Conn == "" || r.connection.Conn() == message.Conn)
	switch {
	case message.Closed != nil:
		if known {
			r.lost(message.Closed)
		}
	case message.Frame != nil:
		if known && r.uses() {
			r.receive(message.Channel, message.Frame)
		}
	case known:
		if r.pending() {
			r.stopWaiting()
			r.use(r.connection)
		}
	default:
		r.opened(message.Conn)
	}
}

// opened: the other side opens a connection, which replaces every other one.
func (r *relayed) opened(conn string) {
	if r.closed || r.offers() || !r.allowed() || !r.admit(conn) {
		return
	}
	r.direct.giveUp()
	if r.connection != nil {
		r.connection.Drop()
	}
	r.open(conn)
	r.use(r.connection)
}

// socketCut: what ran over the socket is over, and nobody can be told.
func (r *relayed) socketCut() {
	if r.connection != nil {
		r.lost(&data.Problem{Code: "closed", Message: "The socket to the hub was cut."})
	}
}
