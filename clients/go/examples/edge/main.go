// Command edge is an example of a service at the edge: it watches the orders of an application, prints a line for each
// change, counts what was taken in, and shows its own figures as an actor by the name of edge.
package main

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"os/signal"

	xstatewebrtc "github.com/xstatewebrtc/xstate-webrtc/clients/go"
)

func main() {
	address := flag.String("url", "ws://localhost:8080/xstate/signaling", "the application's WebSocket for signaling")
	channel := flag.String("channel", "sample-app", "the channel to join")
	relay := flag.Bool("relay", false, "make no direct connections, but through the application")
	verbose := flag.Bool("v", false, "say what happens to connections")
	flag.Parse()
	level := slog.LevelWarn
	if *verbose {
		level = slog.LevelDebug
	}
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: level})))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *address, *channel, *relay); err != nil {
		fmt.Fprintln(os.Stderr, "edge:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, address, label string, relay bool) error {
	channel, err := xstatewebrtc.Join(ctx, address, label, xstatewebrtc.Options{
		Name: "edge", Loopback: onThisMachine(address), RelayOnly: relay,
	})
	if err != nil {
		return err
	}
	defer channel.Close()
	fmt.Printf("joined %s as %s\n", label, channel.ID())
	figures, err := expose(channel)
	if err != nil {
		return err
	}
	watch(ctx, channel, figures)
	return channel.Err()
}

// onThisMachine tells whether the application is here: then its connections may run over loopback addresses.
func onThisMachine(address string) bool {
	parsed, err := url.Parse(address)
	host := parsed.Hostname()
	return err == nil && (host == "localhost" || host == "127.0.0.1" || host == "::1")
}
