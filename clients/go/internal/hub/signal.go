package hub

import "github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"

// Description of one side of a connection.
type Description struct {
	Type string `json:"type"`
	SDP  string `json:"sdp"`
}

// Candidate is an address at which a side may be reached.
type Candidate struct {
	Candidate string  `json:"candidate"`
	Mid       *string `json:"sdpMid,omitempty"`
	Line      *uint16 `json:"sdpMLineIndex,omitempty"`
}

// Signal is what another peer has the hub pass on about a connection.
type Signal struct {
	From, Conn  string
	Want        bool
	Description *Description
	Candidate   *Candidate
	Refused     *data.Problem
}

// Relayed belongs to a connection through the hub: a frame of it, its end, or else its opening.
type Relayed struct {
	From, Conn string
	Channel    int
	Frame      []byte
	Closed     *data.Problem
}

func readSignal(o data.Object) Signal {
	signal := Signal{From: o.Bounded("from", 128), Conn: o.Bounded("conn", 128)}
	want, _ := o.Text("want")
	signal.Want = want == "connect"
	if d := o.Object("description"); d != nil {
		kind, _ := d.Text("type")
		if sdp, ok := d.Text("sdp"); ok && (kind == "offer" || kind == "answer") {
			signal.Description = &Description{Type: kind, SDP: sdp}
		}
	}
	if c := o.Object("candidate"); c != nil {
		signal.Candidate = readCandidate(c)
	}
	if r := o.Object("refused"); r != nil {
		signal.Refused = data.ReadProblem(r, "unavailable")
	}
	return signal
}

// readCandidate reads one; an empty one only says that there are no more.
func readCandidate(o data.Object) *Candidate {
	text := o.Bounded("candidate", 1_024)
	if text == "" {
		return nil
	}
	candidate := &Candidate{Candidate: text}
	if mid, ok := o.Text("sdpMid"); ok {
		candidate.Mid = &mid
	}
	if line, ok := o.Count("sdpMLineIndex"); ok && line < 1<<16 {
		short := uint16(line)
		candidate.Line = &short
	}
	return candidate
}

func readRelayed(o data.Object, closed *data.Problem) (Relayed, bool) {
	relayed := Relayed{From: o.Bounded("from", 128), Conn: o.Bounded("conn", 128), Closed: closed}
	if frame, ok := o.Text("frame"); ok {
		channel, known := o.Count("channel")
		relayed.Frame, relayed.Channel = []byte(frame), int(channel)
		if !known || channel > 1 {
			return Relayed{}, false
		}
	}
	return relayed, relayed.From != "" && relayed.Conn != ""
}
