// Package link is the conversation between two peers (protocol §3): frames, hello, counting, acknowledgement and window,
// keep-alive, and going on after a cut. It does no input or output: frames come and go by function calls, time by a Scheduler.
package link

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"
)

// protocolError is a breach of the protocol by the other side.
type protocolError string

func (e protocolError) Error() string { return string(e) }

// reader reads the frames of one data channel of one connection.
type reader struct {
	messageBytes int
	slices       []byte
	slicing      bool
}

// read gives the messages that a frame completes.
func (r *reader) read(frame []byte, frameBytes int) ([]data.Object, error) {
	switch {
	case len(frame) > frameBytes:
		return nil, protocolError(fmt.Sprintf("A frame has %d bytes, more than %d.", len(frame), frameBytes))
	case len(frame) == 0 || !utf8.Valid(frame):
		return nil, protocolError("A frame is a text in UTF-8 that is not empty.")
	case frame[0] == '[' && r.slicing:
		return nil, protocolError("A batch amid slices.")
	case frame[0] == '[':
		return readBatch(frame)
	case frame[0] != '+' && frame[0] != '.':
		return nil, protocolError("A frame begins with [, + or .")
	case len(frame) == 1:
		return nil, protocolError("An empty slice.")
	case len(r.slices)+len(frame)-1 > r.messageBytes:
		return nil, protocolError(fmt.Sprintf("A batch has more than %d bytes.", r.messageBytes))
	}
	r.slices = append(r.slices, frame[1:]...)
	r.slicing = frame[0] == '+'
	if r.slicing {
		return nil, nil
	}
	batch := r.slices
	r.slices = nil
	return readBatch(batch)
}

func readBatch(text []byte) ([]data.Object, error) {
	batch, err := data.ParseObjects(text)
	if err != nil {
		return nil, protocolError("A batch is no list of messages: " + err.Error())
	}
	if len(batch) == 0 {
		return nil, protocolError("An empty batch.")
	}
	for _, message := range batch {
		if _, ok := message.Text("type"); !ok {
			return nil, protocolError("A message without a type.")
		}
	}
	return batch, nil
}

// writeFrames writes messages into as few frames as their size allows: batches, and slices of what is too large for one.
func writeFrames(messages [][]byte, frameBytes int, transmit func(frame []byte)) {
	var batch bytes.Buffer
	end := func() {
		if batch.Len() > 0 {
			batch.WriteByte(']')
			transmit(bytes.Clone(batch.Bytes()))
			batch.Reset()
		}
	}
	for _, message := range messages {
		if batch.Len()+len(message)+2 > frameBytes {
			end()
		}
		switch {
		case len(message)+2 > frameBytes:
			writeSlices(message, frameBytes-1, transmit)
			continue
		case batch.Len() == 0:
			batch.WriteByte('[')
		default:
			batch.WriteByte(',')
		}
		batch.Write(message)
	}
	end()
}

func writeSlices(message []byte, size int, transmit func(frame []byte)) {
	text := make([]byte, 0, len(message)+2)
	text = append(append(append(text, '['), message...), ']')
	for len(text) > size {
		cut := size
		for !utf8.RuneStart(text[cut]) {
			cut--
		}
		transmit(append([]byte{'+'}, text[:cut]...))
		text = text[cut:]
	}
	transmit(append([]byte{'.'}, text...))
}
