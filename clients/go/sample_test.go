package xstatewebrtc

import (
	"bufio"
	"context"
	"errors"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
	"time"
)

// The sample application, where it has been built; XSTATE_WEBRTC_SAMPLE names another place.
const (
	sampleVariable = "XSTATE_WEBRTC_SAMPLE"
	samplePattern  = "../../sample-app/target/sample-app-*.jar"
	sampleStart    = 4 * time.Minute
)

var samplePort = regexp.MustCompile(`Tomcat started on port (\d+)`)

// sample starts the application, and gives its address for signaling.
func sample(t *testing.T) string {
	jar := os.Getenv(sampleVariable)
	if jar == "" {
		if built, _ := filepath.Glob(samplePattern); len(built) > 0 {
			jar = built[0]
		}
	}
	java, err := exec.LookPath("java")
	if jar == "" || err != nil {
		t.Skipf("SKIPPED: there is no java, or no %s; build the sample or let %s name it", samplePattern, sampleVariable)
	}
	command := exec.Command(java, "-jar", jar, "--server.port=0")
	out, err := command.StdoutPipe()
	if err == nil {
		err = command.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = command.Process.Kill()
		_ = command.Wait()
	})
	ports := make(chan string, 1)
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if found := samplePort.FindStringSubmatch(lines.Text()); found != nil {
				ports <- found[1]
			}
		}
	}()
	select {
	case port := <-ports:
		return "ws://127.0.0.1:" + port + "/xstate/signaling"
	case <-time.After(sampleStart):
		t.Fatal("the sample did not start")
		return ""
	}
}

func TestTheStatechartsOfTheSampleAreFoundAskedSentToAndFollowed(t *testing.T) {
	address := sample(t)
	ctx, cancel := context.WithTimeout(t.Context(), 3*patience)
	defer cancel()
	channel, err := Join(ctx, address, "sample-app", Options{Name: "go-test", Loopback: true, Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	defer channel.Close()
	found, err := channel.Find(ctx, Query{SystemID: "order"})
	if err != nil || len(found) != 1 {
		t.Fatalf("%v, %v", found, err)
	}
	order := found[0]
	if _, err := order.Ask(ctx, "THERE_IS_NO_SUCH_EVENT"); !errors.Is(err, ErrBadEvent) && err != nil {
		t.Fatal(err)
	}
	missing, err := channel.Actor(order.Info.Address[:len(order.Info.Address)-len(order.Info.SessionID)] + "@nobody")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := missing.Ask(ctx, "PAY"); !errors.Is(err, ErrNoSuchActor) {
		t.Fatal(err)
	}
	held := false
	for update, err := range order.Subscribe(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		if update.Snapshot == nil {
			continue
		}
		// An order is held wherever it may be; the simulated trade goes on beside this.
		if update.Snapshot.State() == "ON_HOLD" {
			held = true
			break
		}
		if err := order.Send(ctx, "HOLD"); err != nil {
			t.Fatal(err)
		}
	}
	if !held {
		t.Fatal("the subscription ended before the order was on hold")
	}
	for event, err := range channel.Inspect(ctx, order.Info.PeerID, 50) {
		if err != nil {
			t.Fatal(err)
		}
		if event.Type == "synced" {
			return
		}
	}
	t.Fatal("the inspection ended before it was synced")
}
