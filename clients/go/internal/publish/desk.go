package publish

import (
	"slices"
	"time"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/link"
)

// Inspection is what one peer wants to see here, within one conversation.
type Inspection struct {
	publication *Publication
	link        *link.Link
	permissions []string
	budget      *data.Bucket
	inspector   *inspector
}

// Converse begins a conversation with a peer, which may want to inspect.
func (p *Publication) Converse(permissions []string, l *link.Link) *Inspection {
	return &Inspection{publication: p, link: l, permissions: permissions, budget: data.NewBucket(10, time.Second)}
}

// Reset: the connection is gone, and over the next the peer asks anew.
func (i *Inspection) Reset() {
	if i.inspector != nil {
		i.inspector.stop()
		i.inspector = nil
	}
}

// Receive takes a message of the inspection channel; false if it is none of an inspector.
func (i *Inspection) Receive(o data.Object) bool {
	switch kind, _ := o.Text("type"); kind {
	case "uninspect":
		i.Reset()
		return true
	case "inspect":
		i.begin(readRequest(o))
		return true
	}
	return false
}

func (i *Inspection) begin(r request) {
	i.Reset()
	switch {
	case !slices.Contains(i.permissions, "inspect"):
		i.link.Bye(&data.Problem{Code: "forbidden", Message: "You lack the permission “inspect” in this channel."})
	case !i.budget.Take(i.publication.clock.Now()):
		i.link.Bye(&data.Problem{Code: "overflow", Message: "Inspection is begun too often: once a second is enough."})
	default:
		i.inspector = i.publication.inspect(r, i.values(), i.link.Inspect)
	}
}

func (i *Inspection) values() bool { return slices.Contains(i.permissions, "values") }

// Permit takes what the peer may see now.
func (i *Inspection) Permit(permissions []string) {
	i.permissions = permissions
	switch {
	case i.inspector == nil:
	case !slices.Contains(permissions, "inspect"):
		i.Reset()
		i.link.Bye(&data.Problem{Code: "forbidden", Message: "You lack the permission “inspect” in this channel now."})
	default:
		i.inspector.show(i.values())
	}
}
