package connect

import (
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/hub"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/link"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/rtc"
)

// direct is the direct way to a peer: the greater id offers, the other asks to be offered.
type direct struct {
	*Peer
	// pending: an attempt is under way, which stop ends; trying is its connection, nil while the offer is awaited.
	pending bool
	stop    func()
	trying  Direct
	inUse   Direct
}

// dial begins an attempt. What is in use goes on until the new one is open.
func (d *direct) dial() {
	d.giveUp()
	d.await()
	if !d.offers() {
		d.signal(d.id, map[string]any{"want": "connect"})
	} else if d.connect(data.RandomID("c-")) {
		d.trying.Offer()
	}
}

func (d *direct) await() {
	d.pending = true
	d.stop = d.Clock.After(openTimeout, func() {
		d.fail(&data.Problem{Code: "timeout", Message: "There was no direct connection to the peer within 10 s."})
	})
}

// connect begins a connection.
func (d *direct) connect(conn string) bool {
	servers, relayOnly := d.Member.ICE()
	var connection Direct
	events := rtc.Events{
		Describe: func(description hub.Description) {
			d.signal(d.id, map[string]any{"conn": conn, "description": description})
		},
		Candidate: func(candidate hub.Candidate) {
			d.signal(d.id, map[string]any{"conn": conn, "candidate": candidate})
		},
		Opened: func() { d.opened(connection) },
		Frame: func(channel int, frame []byte) {
			if connection == d.inUse && d.receive != nil {
				d.receive(channel, frame)
			}
		},
		Closed: func(problem *data.Problem) { d.ended(connection, problem) },
	}
	connection = d.Dial(conn, servers, relayOnly, events)
	if connection == nil {
		d.unavailable(conn)
		return false
	}
	d.trying = connection
	return true
}

// unavailable: this side makes no direct connections. The other may open one through the hub, if it is told.
func (d *direct) unavailable(conn string) {
	problem := &data.Problem{Code: "unavailable", Message: "This peer makes no direct connections."}
	if d.offers() {
		d.fail(problem)
	} else {
		d.refuse(conn, problem)
	}
}

func (d *direct) opened(connection Direct) {
	if connection != d.trying {
		connection.Close(0)
		return
	}
	d.stopWaiting()
	d.trying, d.inUse = nil, connection
	d.use(connection)
	d.relayed.superseded()
}

func (d *direct) ended(connection Direct, problem *data.Problem) {
	if connection == d.trying {
		d.fail(problem)
	} else if connection == d.inUse {
		d.link.Cut(problem)
	}
}

// fail ends the attempt; the offerer then opens a connection through the hub, if there is none.
func (d *direct) fail(problem *data.Problem) {
	asked := d.asked
	d.giveUp()
	d.asked = false
	d.failed(problem)
	switch problem.Code {
	case "timeout", "connect-failed", "no-webrtc", "unavailable":
		d.relayed.fallBack(asked)
	}
}

func (d *direct) giveUp() {
	d.stopWaiting()
	if d.trying != nil {
		d.trying.Close(0)
		d.trying = nil
	}
}

func (d *direct) stopWaiting() {
	if d.pending {
		d.pending = false
		d.stop()
	}
}

func (d *direct) drop() {
	d.giveUp()
	d.inUse = nil
}

func (d *direct) forget(used link.Transport) {
	if d.inUse != nil && used == link.Transport(d.inUse) {
		d.inUse = nil
	}
}

// wantedByPeer: it asks to be offered a connection, perhaps since it has lost the present one.
func (d *direct) wantedByPeer() {
	if d.offers() && !d.pending && d.admit("") {
		d.asked = true
		d.cancelRetry()
		d.dial()
	}
}

// refusedByPeer: an answer to what was offered or asked for; whoever has not asked ignores it.
func (d *direct) refusedByPeer(conn string, problem *data.Problem) {
	if !d.pending {
		return
	}
	asked := ""
	if d.trying != nil {
		asked = d.trying.Conn()
	}
	if conn == asked {
		d.fail(problem)
	}
}

func (d *direct) negotiate(signal hub.Signal) {
	if signal.Description != nil && signal.Description.Type == "offer" {
		d.offered(signal.Conn, *signal.Description)
		return
	}
	for _, each := range []Direct{d.trying, d.inUse} {
		if each == nil || each.Conn() != signal.Conn {
			continue
		}
		if signal.Description != nil && d.offers() && each == d.trying {
			each.Describe(*signal.Description)
		} else if signal.Candidate != nil {
			each.Candidate(*signal.Candidate)
		}
	}
}

// offered takes an offer with a new conn. One of a conn that is there would be a restart of ICE, which this peer does not
// announce, and so is not made.
func (d *direct) offered(conn string, offer hub.Description) {
	known := d.trying != nil && d.trying.Conn() == conn || d.inUse != nil && d.inUse.Conn() == conn
	asked := d.pending && d.trying == nil
	if d.offers() || known || !asked && !d.admit(conn) {
		return
	}
	d.cancelRetry()
	d.giveUp()
	d.await()
	if d.connect(conn) {
		d.trying.Describe(offer)
	}
}
