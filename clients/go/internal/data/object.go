// Package data reads and bounds what other processes send.
package data

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// MaxDepth is how deep lists and objects may nest in what is read.
const MaxDepth = 256

// SendDepth is how deep every peer reads; what nests deeper is not sent.
const SendDepth = 64

// Object is a JSON object whose members are read one by one: names are compared exactly, unlike in a decoded struct.
type Object map[string]json.RawMessage

// ParseObject reads one JSON object.
func ParseObject(text []byte) (Object, error) {
	if err := check(text, MaxDepth); err != nil {
		return nil, err
	}
	var object Object
	if err := json.Unmarshal(text, &object); err != nil || object == nil {
		return nil, fmt.Errorf("an object was expected: %w", reason(err))
	}
	return object, nil
}

// ParseObjects reads a JSON list of objects.
func ParseObjects(text []byte) ([]Object, error) {
	if err := check(text, MaxDepth); err != nil {
		return nil, err
	}
	var objects []Object
	if err := json.Unmarshal(text, &objects); err != nil || objects == nil {
		return nil, fmt.Errorf("a list of objects was expected: %w", reason(err))
	}
	for _, object := range objects {
		if object == nil {
			return nil, errors.New("a list of objects was expected, with null in it")
		}
	}
	return objects, nil
}

func reason(err error) error {
	if err == nil {
		return errors.New("it is null")
	}
	return err
}

func check(text []byte, levels int) error {
	if !utf8.Valid(text) {
		return errors.New("not UTF-8")
	}
	if DeeperThan(text, levels) {
		return fmt.Errorf("nested deeper than %d", levels)
	}
	return nil
}

// DeeperThan tells whether lists and objects nest deeper, without decoding anything.
func DeeperThan(text []byte, levels int) bool {
	depth, quoted := 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '[' || c == '{':
			if depth++; depth > levels {
				return true
			}
		case c == ']' || c == '}':
			depth--
		}
	}
	return false
}

// Text is a member that is a string; ok is false where it is absent, another kind, or no well-formed Unicode.
func (o Object) Text(name string) (value string, ok bool) {
	return AsText(o[name])
}

// Bounded is a member that is a string of 1 … max characters, or empty.
func (o Object) Bounded(name string, max int) string {
	value, _ := o.Text(name)
	if Length(value) > max {
		return ""
	}
	return value
}

// AsText reads a JSON string.
func AsText(raw json.RawMessage) (value string, ok bool) {
	if len(raw) < 2 || raw[0] != '"' || json.Unmarshal(raw, &value) != nil || hasLoneSurrogate(raw) {
		return "", false
	}
	return value, true
}

// Count is a member that is an integer from 0 to 2^53 − 1; ok is false otherwise.
func (o Object) Count(name string) (value int64, ok bool) {
	raw := o[name]
	if len(raw) == 0 || raw[0] < '0' || raw[0] > '9' {
		return 0, false
	}
	if value, err := strconv.ParseInt(string(raw), 10, 64); err == nil {
		return value, value <= MaxCount
	}
	number, err := strconv.ParseFloat(string(raw), 64)
	if err != nil || number != float64(int64(number)) || number > MaxCount {
		return 0, false
	}
	return int64(number), true
}

// MaxCount is the largest integer that every language has.
const MaxCount = 1<<53 - 1

// Has tells whether a member is there.
func (o Object) Has(name string) bool { return o[name] != nil }

// Is tells whether a member is true.
func (o Object) Is(name string) bool { return string(o[name]) == "true" }

// Object is a member that is an object, else nil.
func (o Object) Object(name string) Object {
	raw := o[name]
	var object Object
	if len(raw) == 0 || raw[0] != '{' || json.Unmarshal(raw, &object) != nil {
		return nil
	}
	return object
}

// Objects are the objects in a member that is a list.
func (o Object) Objects(name string) []Object {
	var raws []json.RawMessage
	if json.Unmarshal(o[name], &raws) != nil {
		return nil
	}
	objects := make([]Object, 0, len(raws))
	for _, raw := range raws {
		if object := (Object{"": raw}).Object(""); object != nil {
			objects = append(objects, object)
		}
	}
	return objects
}

// Texts are the strings in a member that is a list.
func (o Object) Texts(name string) []string {
	var raws []json.RawMessage
	if json.Unmarshal(o[name], &raws) != nil {
		return nil
	}
	texts := make([]string, 0, len(raws))
	for _, raw := range raws {
		if text, ok := AsText(raw); ok {
			texts = append(texts, text)
		}
	}
	return texts
}

// Encode writes a value as JSON, without escaping what is harmless outside HTML.
func Encode(value any) (json.RawMessage, error) {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	text := bytes.TrimRight(buffer.Bytes(), "\n")
	if DeeperThan(text, SendDepth-1) {
		return nil, fmt.Errorf("nested deeper than %d: other peers need not read that", SendDepth-1)
	}
	return text, nil
}
