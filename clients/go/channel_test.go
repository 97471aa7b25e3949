package xstatewebrtc

import (
	"context"
	"errors"
	"log/slog"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/testhook"
)

// patience is how long a test waits for what has to come.
const patience = 60 * time.Second

func join(t *testing.T, h *testHub, options Options) *Channel {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	options.Loopback, options.Logger = true, slog.New(slog.DiscardHandler)
	channel, err := Join(ctx, h.url, "test", options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = channel.Close() })
	return channel
}

// twoPeers gives an order of the one, as the other finds it.
func twoPeers(t *testing.T, options Options) (ctx context.Context, h *testHub, serving, asking *Channel, found *Actor) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	t.Cleanup(cancel)
	h = newTestHub(t)
	serving, asking = join(t, h, Options{}), join(t, h, options)
	if _, err := serving.Expose(&order{}, ExposeOptions{SystemID: "order", Src: "orderMachine"}); err != nil {
		t.Fatal(err)
	}
	actors, err := asking.Find(ctx, Query{SystemID: "ord*"})
	if err != nil || len(actors) != 1 || actors[0].Info.Src != "orderMachine" {
		t.Fatalf("found %v, %v", actors, err)
	}
	return ctx, h, serving, asking, actors[0]
}

func TestActorsAreSentToAskedAndFollowedOverWebRTC(t *testing.T) {
	ctx, _, _, asking, found := twoPeers(t, Options{})
	useOrder(ctx, t, found)
	if connection := asking.Connections()[found.Info.PeerID]; connection.Relayed || connection.State != "connected" {
		t.Fatalf("%+v", connection)
	}
}

func TestWhereNothingElseOpensEverythingGoesThroughTheApplication(t *testing.T) {
	ctx, _, _, asking, found := twoPeers(t, Options{RelayOnly: true})
	useOrder(ctx, t, found)
	if connection := asking.Connections()[found.Info.PeerID]; !connection.Relayed {
		t.Fatalf("%+v", connection)
	}
}

func useOrder(ctx context.Context, t *testing.T, found *Actor) {
	t.Helper()
	for range 100 {
		if err := found.Send(ctx, map[string]any{"type": "ADD", "amount": 1}); err != nil {
			t.Fatal(err)
		}
	}
	reply, err := found.Ask(ctx, map[string]any{"type": "ADD", "amount": 1})
	if err != nil || reply.Accepted == nil || !*reply.Accepted || !strings.Contains(string(reply.Snapshot.Context), `"amount":101`) {
		t.Fatalf("%+v, %v", reply, err)
	}
	if _, err := found.Ask(ctx, "FAIL"); !errors.Is(err, ErrNotAccepted) || strings.Contains(err.Error(), "secret") {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() {
		ending, err := found.Watch(ctx)
		if err == nil && ending.Status != Done {
			err = errors.New(string(ending.Status))
		}
		ended <- err
	}()
	told := []string{}
	for update, err := range found.Subscribe(ctx) {
		switch {
		case err != nil:
			t.Fatal(err)
		case update.Ending != nil:
			told = append(told, string(update.Ending.Status)+string(update.Ending.Output))
		case update.Snapshot != nil:
			told = append(told, update.Snapshot.State())
			if len(told) == 1 {
				if err := found.Send(ctx, "PAY"); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if strings.Join(told, " ") != `cart paid done{"amount":101}` {
		t.Fatal(told)
	}
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if _, err := found.Ask(ctx, "PAY"); !errors.Is(err, ErrNoSuchActor) {
		t.Fatal(err)
	}
}

func TestACutOfEveryKindLosesAndDoublesNothing(t *testing.T) {
	ctx, h, serving, asking, found := twoPeers(t, Options{})
	id := asking.ID()
	for n := range 300 {
		if err := found.Send(ctx, map[string]any{"type": "ADD", "amount": 1}); err != nil {
			t.Fatal(err)
		}
		switch n {
		case 100:
			testhook.Cut(asking, serving.ID())
		case 200:
			h.cut(id)
			testhook.Cut(serving, id)
		}
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	reply, err := found.Ask(ctx, map[string]any{"type": "ADD", "amount": 0})
	if err != nil || !strings.Contains(string(reply.Snapshot.Context), `"amount":300`) {
		t.Fatalf("%+v, %v", reply, err)
	}
	if asking.ID() != id {
		t.Fatal("a resumed peer keeps its id")
	}
}

func TestAHubThatRefusesIsAnError(t *testing.T) {
	h := newTestHub(t)
	_, err := Join(t.Context(), h.url, "closed", Options{Logger: slog.New(slog.DiscardHandler)})
	if !errors.Is(err, ErrForbidden) || !strings.Contains(err.Error(), "Nobody may join") {
		t.Fatal(err)
	}
}

func TestAPeerThatLeavesFailsWhatIsOpenAndIsGone(t *testing.T) {
	ctx, _, serving, asking, found := twoPeers(t, Options{})
	kinds := make(chan Kind, 4)
	go func() {
		for change := range asking.Discover(ctx, Query{}) {
			kinds <- change.Kind
		}
	}()
	if kind := <-kinds; kind != Appeared {
		t.Fatal(kind)
	}
	for update, err := range found.Subscribe(ctx) {
		if update.Snapshot != nil {
			go func() { _ = serving.Close() }()
		} else if !errors.Is(err, ErrPeerLost) {
			t.Fatalf("%+v, %v", update, err)
		}
	}
	if kind := <-kinds; kind != Gone {
		t.Fatal(kind)
	}
}

func TestAnInspectorIsToldWhatActorsDo(t *testing.T) {
	ctx, _, serving, asking, found := twoPeers(t, Options{})
	types := []string{}
	for event, err := range asking.Inspect(ctx, serving.ID(), 10) {
		if err != nil {
			t.Fatal(err)
		}
		types = append(types, event.Type)
		if event.Type == "synced" {
			if err := found.Send(ctx, map[string]any{"type": "ADD", "amount": 7}); err != nil {
				t.Fatal(err)
			}
		}
		if event.Type == "@xstate.snapshot" {
			if text := string(event.JSON); !strings.Contains(text, `"amount":7`) || strings.Contains(text, "s-1") {
				t.Fatalf("the amount is told, the token is not: %s", text)
			}
			break
		}
	}
	if strings.Join(types, " ") != "@xstate.actor synced @xstate.event @xstate.snapshot" {
		t.Fatal(types)
	}
}

func TestNoGoroutineIsLeftAfterClose(t *testing.T) {
	h := newTestHub(t)
	before := runtime.NumGoroutine()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	serving, asking := join(t, h, Options{}), join(t, h, Options{OnDeadLetter: func(DeadLetter) {}})
	if _, err := serving.Expose(&order{}, ExposeOptions{SystemID: "order"}); err != nil {
		t.Fatal(err)
	}
	actors, err := asking.Find(ctx, Query{})
	if err != nil || len(actors) != 1 {
		t.Fatalf("%v, %v", actors, err)
	}
	followed := make(chan error, 1)
	go func() {
		var last error
		for _, err := range actors[0].Subscribe(ctx) {
			last = err
		}
		followed <- last
	}()
	_ = asking.Close()
	_ = serving.Close()
	if err := <-followed; err == nil {
		t.Fatal("a subscription ends with the channel")
	}
	if err := actors[0].Send(ctx, "PAY"); !errors.Is(err, ErrClosed) {
		t.Fatal(err)
	}
	// Of the test's own sockets some end a little later.
	deadline := time.Now().Add(patience)
	for runtime.NumGoroutine() > before && time.Now().Before(deadline) {
		runtime.Gosched()
		time.Sleep(10 * time.Millisecond)
	}
	if left := runtime.NumGoroutine() - before; left > 0 {
		stacks := make([]byte, 1<<20)
		t.Fatalf("%d goroutines are left:\n%s", left, stacks[:runtime.Stack(stacks, true)])
	}
}
