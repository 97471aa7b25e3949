package xstatewebrtc

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/coder/websocket"
)

// testHub passes on between all who have joined, over real sockets: no more of a hub than these tests need.
type testHub struct {
	url     string
	mutex   sync.Mutex
	members map[string]*websocket.Conn
	joined  int
}

func newTestHub(t *testing.T) *testHub {
	h := &testHub{members: map[string]*websocket.Conn{}}
	server := httptest.NewServer(http.HandlerFunc(h.serve))
	t.Cleanup(server.Close)
	h.url = "ws" + strings.TrimPrefix(server.URL, "http")
	return h
}

type object = map[string]any

func (h *testHub) serve(w http.ResponseWriter, r *http.Request) {
	socket, err := websocket.Accept(w, r, &websocket.AcceptOptions{Subprotocols: []string{"xstate-webrtc.v1"}})
	if err != nil {
		return
	}
	defer func() { _ = socket.CloseNow() }()
	socket.SetReadLimit(1 << 20)
	id := ""
	for {
		_, text, err := socket.Read(r.Context())
		var message object
		if err != nil || json.Unmarshal(text, &message) != nil {
			h.left(id)
			return
		}
		switch message["type"] {
		case "join":
			if message["channel"] == "closed" {
				h.write(socket, object{"type": "error", "code": "forbidden", "message": "Nobody may join this channel."})
				return
			}
			id = h.join(socket, message)
		case "leave":
			h.left(id)
			return
		case "signal", "relay", "relay-closed":
			to, _ := message["to"].(string)
			delete(message, "to")
			message["from"] = id
			h.tell(to, message)
		}
	}
}

func (h *testHub) join(socket *websocket.Conn, message object) string {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	id, resumed := message["resume"].(string)
	if !resumed {
		h.joined++
		id = fmt.Sprintf("p-%d", h.joined)
	}
	others := []any{}
	for other := range h.members {
		others = append(others, peerEntry(other))
		h.write(h.members[other], object{"type": "peer-joined", "peer": peerEntry(id)})
	}
	h.members[id] = socket
	h.write(socket, object{
		"type": "joined", "peerId": id, "resume": id, "permissions": []string{"inspect", "values", "send", "peers"},
		"limits": object{"signalBytes": 65_536, "relayFrameBytes": 16_384}, "peers": others, "more": false,
	})
	return id
}

func peerEntry(id string) object {
	return object{"peerId": id, "name": id, "kind": "go", "services": []any{}, "permissions": []string{"inspect", "values", "send", "peers"}}
}

func (h *testHub) left(id string) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if h.members[id] == nil {
		return
	}
	delete(h.members, id)
	for _, other := range h.members {
		h.write(other, object{"type": "peer-left", "peerId": id, "reason": "left"})
	}
}

// cut ends a member's socket without a word to the others.
func (h *testHub) cut(id string) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	_ = h.members[id].CloseNow()
	delete(h.members, id)
}

func (h *testHub) tell(to string, message object) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if socket := h.members[to]; socket != nil {
		h.write(socket, message)
	}
}

func (h *testHub) write(socket *websocket.Conn, message object) {
	text, err := json.Marshal(message)
	if err == nil {
		_ = socket.Write(context.Background(), websocket.MessageText, text) // a socket that is cut hears nothing
	}
}
