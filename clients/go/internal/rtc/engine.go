package rtc

import (
	"net"
	"net/netip"
	"sync"
	"time"

	"github.com/pion/ice/v4"
	"github.com/pion/webrtc/v4"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/hub"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/sched"
)

// Engine makes connections, all with the same settings.
type Engine struct {
	api      *webrtc.API
	loopback bool
	loop     sched.Poster
	running  *sync.WaitGroup
}

// New makes an engine. Candidates on this machine are used only with loopback. While goroutines of connections run,
// running says so.
func New(loopback bool, loop sched.Poster, running *sync.WaitGroup) *Engine {
	settings := webrtc.SettingEngine{}
	settings.SetICEMulticastDNSMode(ice.MulticastDNSModeDisabled)
	settings.SetNetworkTypes([]webrtc.NetworkType{webrtc.NetworkTypeUDP4, webrtc.NetworkTypeUDP6})
	settings.SetIncludeLoopbackCandidate(loopback)
	allowed := func(ip net.IP) bool {
		addr, ok := netip.AddrFromSlice(ip)
		return ok && usable(addr, loopback)
	}
	settings.SetIPFilter(allowed)
	settings.SetRemoteIPFilter(allowed)
	settings.DisableActiveTCP(true)
	// The link judges silence by itself, and sooner.
	settings.SetICETimeouts(5*time.Second, 25*time.Second, 2*time.Second)
	return &Engine{
		api:      webrtc.NewAPI(webrtc.WithSettingEngine(settings)),
		loopback: loopback, loop: loop, running: running,
	}
}

func configuration(servers []hub.ICEServer, relayOnly bool) webrtc.Configuration {
	configuration := webrtc.Configuration{}
	if relayOnly {
		configuration.ICETransportPolicy = webrtc.ICETransportPolicyRelay
	}
	for _, server := range servers {
		configuration.ICEServers = append(configuration.ICEServers, webrtc.ICEServer{
			URLs: server.URLs, Username: server.Username, Credential: server.Credential,
		})
	}
	return configuration
}
