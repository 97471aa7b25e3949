package xstatewebrtc

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
)

// formEncoded makes of Go's encoding that of the other peers.
var formEncoded = strings.NewReplacer("+", "%20", "%3A", ":", "%40", "@", "~", "%7E", "%2A", "*")

// address writes xstate://{channel}/{peerId}/{sessionId}, or …/@{systemId}.
func (c *Channel) address(peer, reference string) string {
	parts := []string{c.label, peer, reference}
	for i, part := range parts {
		parts[i] = formEncoded.Replace(url.QueryEscape(part))
	}
	return "xstate://" + strings.Join(parts, "/")
}

// Actor is the actor at an address, xstate://{channel}/{peerId}/{sessionId} or …/@{systemId}; nobody is asked whether there
// is one.
func (c *Channel) Actor(address string) (*Actor, error) {
	rest, ok := strings.CutPrefix(address, "xstate://")
	parts := strings.Split(rest, "/")
	if !ok || len(parts) != 3 {
		return nil, badAddress(address)
	}
	for i, part := range parts {
		decoded, err := url.PathUnescape(part)
		if err != nil || decoded == "" {
			return nil, badAddress(address)
		}
		parts[i] = decoded
	}
	if !data.IsReference(parts[2]) {
		return nil, badAddress(address)
	}
	if parts[0] != c.label {
		return nil, &Error{Code: "bad-address", Message: fmt.Sprintf("%q is an address in another channel than %q.", address, c.label)}
	}
	return &Actor{channel: c, reference: parts[2], Info: ActorInfo{Address: address, PeerID: parts[1]}}, nil
}

func badAddress(address string) error {
	return &Error{Code: "bad-address", Message: fmt.Sprintf("%q is no actor's address: xstate://{channel}/{peerId}/{sessionId or @systemId}", address)}
}
