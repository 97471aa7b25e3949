// Package hub is a peer's side of signaling (protocol §2): joining, staying, coming back, and who else is there.
package hub

import (
	"slices"
	"time"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
)

// Service is an actor that a peer announces.
type Service struct {
	SystemID string `json:"systemId"`
	Src      string `json:"src,omitempty"`
}

// Peer is a member of the channel, as the hub lists it.
type Peer struct {
	ID, Name, Instance, Kind string
	Services                 []Service
	Permissions              []string
}

// May tells whether the hub grants the peer something.
func (p Peer) May(permission string) bool { return slices.Contains(p.Permissions, permission) }

func readPeer(o data.Object) (Peer, bool) {
	peer := Peer{
		ID: o.Bounded("peerId", 128), Name: o.Bounded("name", 256), Instance: o.Bounded("instance", 256),
		Kind: o.Bounded("kind", 128), Permissions: o.Texts("permissions"),
	}
	for _, service := range o.Objects("services") {
		if id := service.Bounded("systemId", 256); id != "" && len(peer.Services) < 64 {
			peer.Services = append(peer.Services, Service{SystemID: id, Src: service.Bounded("src", 256)})
		}
	}
	return peer, peer.ID != ""
}

func readPeers(o data.Object) (peers []Peer) {
	for _, each := range o.Objects("peers") {
		if peer, ok := readPeer(each); ok {
			peers = append(peers, peer)
		}
	}
	return peers
}

// ICEServer is a STUN or TURN server.
type ICEServer struct {
	URLs                 []string
	Username, Credential string
}

func readICEServers(o data.Object) (servers []ICEServer) {
	for _, each := range o.Objects("iceServers") {
		urls := each.Texts("urls")
		if url, ok := each.Text("urls"); ok {
			urls = []string{url}
		}
		username, _ := each.Text("username")
		credential, _ := each.Text("credential")
		if len(urls) > 0 {
			servers = append(servers, ICEServer{URLs: urls, Username: username, Credential: credential})
		}
	}
	return servers
}

// Limits is what the hub bears, as joined says.
type Limits struct {
	SignalBytes int
	// RelayFrameBytes is the largest frame through the hub; 0 if it does not relay.
	RelayFrameBytes int
	// RelayBytesPerSecond is the quota; 0 if there is none.
	RelayBytesPerSecond int
}

func readLimits(o data.Object) Limits {
	signal, _ := o.Count("signalBytes")
	frame, _ := o.Count("relayFrameBytes")
	rate, _ := o.Count("relayBytesPerSecond")
	if frame < 1_024 {
		frame = 0 // too small for a hello: as good as none
	}
	return Limits{SignalBytes: int(signal), RelayFrameBytes: int(min(frame, 65_536)), RelayBytesPerSecond: int(rate)}
}

func readTime(o data.Object, name string) time.Time {
	text, _ := o.Text(name)
	at, _ := time.Parse(time.RFC3339Nano, text)
	return at
}
