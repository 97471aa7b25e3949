// Command interop is the Go peer of the interoperation matrix: test code, told by JSON lines on stdin what to do. It answers
// each command once on stdout, and tells later what comes of it.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"os"
	"sync"
	"time"

	xstatewebrtc "github.com/xstatewebrtc/xstate-webrtc/clients/go"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/testhook"
)

type command struct {
	ID        any             `json:"id"`
	Do        string          `json:"do"`
	URL       string          `json:"url"`
	Channel   string          `json:"channel"`
	Name      string          `json:"name"`
	Token     string          `json:"token"`
	Relay     bool            `json:"relayOnly"`
	SystemID  string          `json:"systemId"`
	To        string          `json:"to"`
	Event     json.RawMessage `json:"event"`
	Times     int             `json:"times"`
	TimeoutMs int             `json:"timeoutMs"`
	PeerID    string          `json:"peerId"`
}

type object = map[string]any

type peer struct {
	ctx     context.Context
	channel *xstatewebrtc.Channel
	out     sync.Mutex
	running sync.WaitGroup
}

func main() {
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelDebug})))
	ctx, cancel := context.WithCancel(context.Background())
	p := &peer{ctx: ctx}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var c command
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			p.write(object{"id": nil, "error": object{"code": "bad-command", "message": err.Error()}})
			continue
		}
		// Sends keep the order of their commands; what waits for an answer does not keep others waiting.
		if c.Do == "ask" || c.Do == "find" {
			p.running.Add(1)
			go func() { defer p.running.Done(); p.run(c) }()
		} else {
			p.run(c)
		}
	}
	cancel()
	if p.channel != nil {
		_ = p.channel.Close()
	}
	p.running.Wait()
}

func (p *peer) run(c command) {
	ok, err := p.do(c)
	if err != nil {
		p.write(object{"id": c.ID, "error": problem(err)})
	} else {
		p.write(object{"id": c.ID, "ok": ok})
	}
}

func (p *peer) write(line object) {
	text, err := json.Marshal(line)
	if err != nil {
		text, _ = json.Marshal(object{"id": line["id"], "error": problem(err)})
	}
	p.out.Lock()
	defer p.out.Unlock()
	_, _ = os.Stdout.Write(append(text, '\n'))
}

func problem(err error) object {
	known := new(xstatewebrtc.Error)
	if errors.As(err, &known) {
		return object{"code": known.Code, "message": known.Message}
	}
	return object{"code": "failed", "message": err.Error()}
}

func (p *peer) do(c command) (any, error) {
	if p.channel == nil && c.Do != "join" {
		return nil, errors.New("join first")
	}
	switch c.Do {
	case "join":
		return p.join(c)
	case "expose":
		exposed, err := p.channel.Expose(&counter{}, xstatewebrtc.ExposeOptions{SystemID: c.SystemID, Src: "counter"})
		if err != nil {
			return nil, err
		}
		return object{"sessionId": exposed.SessionID()}, nil
	case "find":
		ctx, cancel := context.WithTimeout(p.ctx, 30*time.Second)
		defer cancel()
		actors, err := p.channel.Find(ctx, xstatewebrtc.Query{SystemID: c.SystemID})
		if err != nil {
			slog.Warn("not all peers told", "error", err)
		}
		addresses := []string{}
		for _, actor := range actors {
			addresses = append(addresses, actor.Info.Address)
		}
		return object{"addresses": addresses}, nil
	case "send":
		return p.send(c)
	case "ask":
		return p.ask(c)
	case "subscribe", "watch":
		actor, err := p.channel.Actor(c.To)
		if err != nil {
			return nil, err
		}
		p.later(func() { p.follow(c, actor) })
		return object{}, nil
	case "inspect":
		p.later(func() { p.inspect(c) })
		return object{}, nil
	case "cut":
		testhook.Cut(p.channel, c.PeerID)
		return object{}, nil
	case "connections":
		connections := object{}
		for id, each := range p.channel.Connections() {
			connections[id] = object{"state": each.State, "conn": each.ID, "link": each.Link, "relayed": each.Relayed}
		}
		return connections, nil
	case "leave":
		err := p.channel.Close()
		p.channel = nil
		return object{}, err
	}
	return nil, &xstatewebrtc.Error{Code: "bad-command", Message: "There is no command " + c.Do + "."}
}

func (p *peer) later(run func()) {
	p.running.Add(1)
	go func() { defer p.running.Done(); run() }()
}

func (p *peer) join(c command) (any, error) {
	ctx, cancel := context.WithTimeout(p.ctx, 30*time.Second)
	defer cancel()
	options := xstatewebrtc.Options{Name: c.Name, Loopback: true, RelayOnly: c.Relay}
	if c.Token != "" {
		options.Token = func(context.Context) (string, error) { return c.Token, nil }
	}
	channel, err := xstatewebrtc.Join(ctx, c.URL, c.Channel, options)
	if err != nil {
		return nil, err
	}
	p.channel = channel
	return object{"peerId": channel.ID()}, nil
}

func (p *peer) send(c command) (any, error) {
	actor, err := p.channel.Actor(c.To)
	if err != nil {
		return nil, err
	}
	event := object{}
	if err := json.Unmarshal(c.Event, &event); err != nil {
		return nil, err
	}
	for n := range max(1, c.Times) {
		if c.Times > 0 {
			event["by"] = n + 1
		}
		if err := actor.Send(p.ctx, event); err != nil {
			return nil, err
		}
	}
	return object{"sent": max(1, c.Times)}, nil
}

func (p *peer) ask(c command) (any, error) {
	actor, err := p.channel.Actor(c.To)
	if err != nil {
		return nil, err
	}
	ctx := p.ctx
	if c.TimeoutMs > 0 {
		limited, cancel := context.WithTimeout(ctx, time.Duration(c.TimeoutMs)*time.Millisecond)
		defer cancel()
		ctx = limited
	}
	reply, err := actor.Ask(ctx, c.Event)
	if errors.Is(err, context.DeadlineExceeded) {
		return nil, xstatewebrtc.ErrTimeout
	} else if err != nil {
		return nil, err
	}
	answer := object{}
	if reply.Value != nil {
		answer["value"] = reply.Value
	}
	if reply.Accepted != nil {
		answer["accepted"] = *reply.Accepted
	}
	return answer, nil
}
