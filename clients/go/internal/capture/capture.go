package capture

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
)

// Bounds of one captured value: so much fits into a message, whatever the characters.
const (
	maxDepth      = 32
	maxMembers    = 1_000
	maxValues     = 20_000
	maxText       = 16_384
	maxCharacters = 262_144
)

// Value is a JSON value as a peer may see it: bounded, what looks like a secret masked, and without values everything that
// is not structure. Nil stays nil.
func Value(raw json.RawMessage, values bool) json.RawMessage {
	if len(raw) == 0 {
		return nil
	}
	c := capturing{decoder: json.NewDecoder(bytes.NewReader(raw)), seen: values}
	c.decoder.UseNumber()
	c.value(0)
	return c.out.Bytes()
}

// Event is an event, of which everybody who inspects sees the type.
func Event(raw json.RawMessage, values bool) json.RawMessage {
	o, err := data.ParseObject(raw)
	kind, ok := o.Text("type")
	if err != nil || !ok {
		return json.RawMessage(`{"type":"?"}`)
	}
	captured := Value(raw, values)
	if values {
		return captured
	}
	shown := data.Object{}
	_ = json.Unmarshal(captured, &shown)
	shown["type"], _ = json.Marshal(kind)
	text, _ := data.Encode(shown)
	return text
}

type capturing struct {
	decoder    *json.Decoder
	out        bytes.Buffer
	seen       bool
	values     int
	characters int
}

func (c *capturing) value(depth int) {
	token, err := c.decoder.Token()
	if err != nil {
		c.text("(unreadable)")
		return
	}
	c.values++
	delim, nested := token.(json.Delim)
	switch {
	case nested && depth >= maxDepth:
		c.skip()
		c.text("(left out: too deep)")
	case c.values > maxValues || c.characters > maxCharacters:
		if nested {
			c.skip()
		}
		c.text("(left out: too much)")
	case nested && delim == '{':
		c.members(depth)
	case nested:
		c.elements(depth)
	default:
		c.scalar(token)
	}
}

func (c *capturing) scalar(token json.Token) {
	switch value := token.(type) {
	case nil:
		c.out.WriteString("null")
	case string:
		if c.seen {
			c.text(cut(value))
		} else {
			c.text(Mask)
		}
	default:
		if c.seen {
			fmt.Fprint(&c.out, value)
		} else {
			c.text(Mask)
		}
	}
}

func cut(text string) string {
	if data.Length(text) <= maxText {
		return text
	}
	return string([]rune(text)[:maxText/2]) + "…"
}

func (c *capturing) text(text string) {
	c.characters += data.Length(text)
	encoded, _ := data.Encode(text)
	c.out.Write(encoded)
}

func (c *capturing) elements(depth int) {
	c.out.WriteByte('[')
	more := 0
	for n := 0; c.decoder.More(); n++ {
		if n >= maxMembers {
			c.skipValue()
			more++
			continue
		}
		if n > 0 {
			c.out.WriteByte(',')
		}
		c.value(depth + 1)
	}
	if more > 0 {
		fmt.Fprintf(&c.out, `,"(%d more)"`, more)
	}
	_, _ = c.decoder.Token()
	c.out.WriteByte(']')
}

func (c *capturing) members(depth int) {
	c.out.WriteByte('{')
	shown := map[string]bool{}
	more := 0
	for n := 0; c.decoder.More(); n++ {
		token, _ := c.decoder.Token()
		key, _ := token.(string)
		if n >= maxMembers {
			c.skipValue()
			more++
			continue
		}
		if n > 0 {
			c.out.WriteByte(',')
		}
		secret := Secret(key)
		if !c.seen && !Name(key) {
			key = Mask
		}
		if shown[key] {
			key += " (" + strconv.Itoa(n+1) + ")"
		}
		shown[key] = true
		c.text(key)
		c.out.WriteByte(':')
		if secret {
			c.skipValue()
			c.text(Mask)
		} else {
			c.value(depth + 1)
		}
	}
	if more > 0 {
		fmt.Fprintf(&c.out, `,"(more)":%d`, more)
	}
	_, _ = c.decoder.Token()
	c.out.WriteByte('}')
}

func (c *capturing) skipValue() {
	var raw json.RawMessage
	_ = c.decoder.Decode(&raw)
}

// skip passes over the rest of a list or object that has begun.
func (c *capturing) skip() {
	for depth := 1; depth > 0; {
		token, err := c.decoder.Token()
		if err != nil {
			return
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
	}
}
