package link

import (
	"encoding/json"
	"errors"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
)

// Data channels, by their ids.
const (
	Actors     = 0
	Inspection = 1
)

// Labels of the data channels, by their ids.
var Labels = [2]string{"xstate.actor", "xstate.inspect"}

// What this side takes, as its hello says, in bytes.
const (
	ownWindow  = 1 << 20
	ownFrame   = 16_384
	ownMessage = 1 << 20
	// helloFrame is how large a frame with hello in it may be.
	helloFrame = 64 << 10
	// leastSize is what a side must take, as it could not be spoken to otherwise.
	leastSize = 1_024
	// believed is how much of the other side's sizes is used at most.
	believed = 8 << 20
)

var errOtherVersion = errors.New("this side speaks version 1")

// hello is what the other side's hello settles.
type hello struct {
	link, resumes          string
	received               int64
	window, frame, message int
}

type helloMessage struct {
	Type         string `json:"type"`
	Version      int    `json:"version"`
	Channel      string `json:"channel"`
	PeerID       string `json:"peerId"`
	Conn         string `json:"conn"`
	Link         string `json:"link,omitempty"`
	Resumes      string `json:"resumes,omitempty"`
	Received     *int64 `json:"received,omitempty"`
	WindowBytes  int    `json:"windowBytes"`
	FrameBytes   int    `json:"frameBytes"`
	MessageBytes int    `json:"messageBytes"`
}

func sayHello(channel int, self, conn string, counting counting) []byte {
	message := helloMessage{
		Type: "hello", Version: 1, Channel: Labels[channel], PeerID: self, Conn: conn,
		WindowBytes: ownWindow, FrameBytes: ownFrame, MessageBytes: ownMessage,
	}
	counting.greet(&message)
	text, _ := json.Marshal(message) // strings and numbers alone
	return text
}

func readHello(o data.Object, channel int, peer, conn string) (hello, error) {
	if kind, _ := o.Text("type"); kind != "hello" {
		return hello{}, protocolError("The first message is hello.")
	}
	if version, _ := o.Count("version"); version < 1 {
		return hello{}, errOtherVersion
	}
	if label, _ := o.Text("channel"); label != Labels[channel] {
		return hello{}, protocolError("A hello for another channel.")
	}
	if id, _ := o.Text("peerId"); id != peer {
		return hello{}, protocolError("A hello of another peer.")
	}
	if name, _ := o.Text("conn"); name != conn {
		return hello{}, protocolError("A hello for another connection.")
	}
	h := hello{link: o.Bounded("link", 128), resumes: o.Bounded("resumes", 128)}
	var ok [3]bool
	h.window, ok[0] = size(o, "windowBytes", 1)
	h.frame, ok[1] = size(o, "frameBytes", leastSize)
	h.message, ok[2] = size(o, "messageBytes", leastSize)
	if !ok[0] || !ok[1] || !ok[2] {
		return hello{}, protocolError("A hello without a size, or with one below 1,024 bytes.")
	}
	h.frame = min(h.frame, ownFrame)
	if received, ok := o.Count("received"); ok {
		h.received = received
	} else if o.Has("received") {
		return hello{}, protocolError("A hello whose received is no count.")
	}
	return h, nil
}

func size(o data.Object, name string, least int64) (int, bool) {
	value, ok := o.Count(name)
	return int(min(value, believed)), ok && value >= least
}
