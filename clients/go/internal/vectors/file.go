// Package vectors runs docs/vectors: what goes into a peer and what must come out. It is test code.
package vectors

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Case is one line of a file.
type Case struct {
	Name, Section string
	Needs         []string
	Exact         bool
	Given         map[string]any
	Steps         []map[string]any
	// JSON is the whole line, with its macros expanded.
	JSON map[string]any
}

// Run runs every case of a role, each in a test of its own, twice: the second time disturbed. Cases that need what this
// client lacks are skipped by name.
func Run(t *testing.T, role string, lacks []string, run func(t *testing.T, c Case, disturbed bool)) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder(t), "*.jsonl"))
	if err != nil || len(files) == 0 {
		t.Fatalf("there are no vectors: %v", err)
	}
	ran := 0
	for _, file := range files {
		for _, c := range read(t, file, role) {
			ran++
			name := strings.TrimSuffix(filepath.Base(file), ".jsonl") + "/" + c.Name
			t.Run(name, func(t *testing.T) {
				for _, need := range c.Needs {
					if slices.Contains(lacks, need) {
						t.Skipf("SKIPPED: this client lacks %s", need)
					}
				}
				run(t, c, false)
				if !c.Exact {
					run(t, c, true)
				}
			})
		}
	}
	if ran == 0 {
		t.Skipf("SKIPPED: no vectors of the role %s yet", role)
	}
}

func folder(t *testing.T) string {
	for at, _ := filepath.Abs("."); ; at = filepath.Dir(at) {
		candidate := filepath.Join(at, "docs", "vectors")
		if _, err := os.Stat(filepath.Join(candidate, "README.md")); err == nil {
			return candidate
		}
		if at == filepath.Dir(at) {
			t.Skip("SKIPPED: docs/vectors of the repository is not above this folder")
		}
	}
}

func read(t *testing.T, file, role string) (cases []Case) {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for n, line := range bytes.Split(bytes.TrimSpace(text), []byte("\n")) {
		object, ok := expand(Parse(line)).(map[string]any)
		if !ok {
			t.Fatalf("%s:%d is no object", file, n+1)
		}
		if n == 0 {
			if fmt.Sprint(object["vectors"]) != "1" {
				t.Fatalf("%s is of another version", file)
			}
			if object["role"] != role {
				return nil
			}
			continue
		}
		c := Case{Name: fmt.Sprint(object["name"]), Exact: object["exact"] == true, JSON: object}
		c.Given, _ = object["given"].(map[string]any)
		for _, need := range list(object["needs"]) {
			c.Needs = append(c.Needs, fmt.Sprint(need))
		}
		for _, step := range list(object["steps"]) {
			c.Steps = append(c.Steps, step.(map[string]any))
		}
		cases = append(cases, c)
	}
	return cases
}

// Parse reads JSON, with numbers as they were written; nil if it is none.
func Parse(text []byte) (value any) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	if decoder.Decode(&value) != nil {
		return nil
	}
	return value
}

// Write writes JSON as it would be read.
func Write(value any) []byte {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		panic(err)
	}
	return bytes.TrimSpace(buffer.Bytes())
}

func list(value any) []any {
	if value == nil {
		return nil
	}
	if values, ok := value.([]any); ok {
		return values
	}
	return []any{value}
}

// expand puts the strings of $text into their places.
func expand(value any) any {
	switch value := value.(type) {
	case []any:
		for i, each := range value {
			value[i] = expand(each)
		}
	case map[string]any:
		if parts, ok := value["$text"].([]any); ok {
			var text strings.Builder
			for _, part := range parts {
				if repeated, ok := part.([]any); ok {
					text.WriteString(strings.Repeat(repeated[0].(string), int(number(repeated[1]))))
				} else {
					text.WriteString(part.(string))
				}
			}
			return text.String()
		}
		for name, each := range value {
			value[name] = expand(each)
		}
	}
	return value
}

func number(value any) float64 {
	n, _ := value.(json.Number)
	f, _ := n.Float64()
	return f
}
