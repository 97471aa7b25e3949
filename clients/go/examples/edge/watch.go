package main

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	xstatewebrtc "github.com/xstatewebrtc/xstate-webrtc/clients/go"
)

// watch follows the orders as they come and go, over restarts of the application too.
func watch(ctx context.Context, channel *xstatewebrtc.Channel, figures *xstatewebrtc.Exposed) {
	var following sync.WaitGroup
	defer following.Wait()
	for change := range channel.Discover(ctx, xstatewebrtc.Query{SystemID: "order*"}) {
		switch change.Kind {
		case xstatewebrtc.Appeared:
			say(change.Actor, "appeared", "")
			tell(figures, "APPEARED", 0)
			following.Add(1)
			go func() {
				defer following.Done()
				follow(ctx, change.Actor, figures)
			}()
		case xstatewebrtc.Gone:
			say(change.Actor, "gone", "")
		}
	}
}

// order is what is read of the context of an order's statechart.
type order struct {
	Order struct {
		ID       string  `json:"id"`
		Customer string  `json:"customer"`
		Total    float64 `json:"total"`
	} `json:"order"`
}

func follow(ctx context.Context, actor *xstatewebrtc.Actor, figures *xstatewebrtc.Exposed) {
	before := ""
	for update, err := range actor.Subscribe(ctx) {
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			say(actor, "not followed any more", err.Error())
		case update.Ending != nil:
			say(actor, "ended", string(update.Ending.Status))
		case update.Snapshot != nil:
			context, details := read(update.Snapshot)
			state := update.Snapshot.State()
			line := state + " " + context.Order.ID
			if line == before {
				continue
			}
			if before != "" {
				count(figures, state, context.Order.Total)
			}
			before = line
			say(actor, state, details)
		}
	}
}

// read reads the order of a snapshot; of one that is not known or has another shape the details say so.
func read(snapshot *xstatewebrtc.Snapshot) (read order, details string) {
	switch err := snapshot.ContextInto(&read); {
	case snapshot.Context == nil:
		return read, "(not known)"
	case err != nil:
		return read, string(snapshot.Context)
	}
	return read, fmt.Sprintf("%s %s %8.2f", read.Order.ID, read.Order.Customer, read.Order.Total)
}

// count takes an order into the figures that has changed.
func count(figures *xstatewebrtc.Exposed, state string, total float64) {
	tell(figures, "CHANGED", 0)
	switch {
	case strings.EqualFold(state, "delivered"):
		tell(figures, "DELIVERED", total)
	case strings.EqualFold(state, "cancelled"):
		tell(figures, "CANCELLED", 0)
	}
}

func tell(figures *xstatewebrtc.Exposed, kind string, amount float64) {
	if err := figures.Send(map[string]any{"type": kind, "amount": amount}); err != nil {
		fmt.Println("not counted:", err)
	}
}

func say(actor *xstatewebrtc.Actor, what, details string) {
	fmt.Printf("%s  %-14s  %-24s  %s\n", time.Now().Format("15:04:05"), actor.Info.SystemID, what, details)
}
