// Package xstatewebrtc is a peer of xstate-webrtc in Go: it joins a channel of an application, finds the statecharts of
// other peers, sends them events, asks and follows them, and exposes actors of its own, over WebRTC or, where that does
// not open, through the application.
//
//	channel, err := xstatewebrtc.Join(ctx, "ws://localhost:8080/xstate/signaling", "sample-app", xstatewebrtc.Options{Name: "edge"})
//	…
//	defer channel.Close()
//	orders, err := channel.Find(ctx, xstatewebrtc.Query{SystemID: "order*"})
//	…
//	for update, err := range orders[0].Subscribe(ctx) {
//		…
//	}
//
// All methods may be called by several goroutines. The wire is specified in docs/protocol.md of the repository.
package xstatewebrtc
