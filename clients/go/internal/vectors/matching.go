package vectors

import (
	"encoding/json"
	"fmt"
	"strings"
)

// matching compares what came with what is expected, and knows the names that are bound.
type matching map[string]any

// match says how they differ; binds names.
func (m matching) match(expected, actual any) error {
	switch e := expected.(type) {
	case string:
		return m.text(e, actual)
	case json.Number:
		if a, ok := actual.(json.Number); !ok || number(e) != number(a) {
			return differ(expected, actual)
		}
	case []any:
		a, ok := actual.([]any)
		if !ok || len(a) != len(e) {
			return differ(expected, actual)
		}
		for i := range e {
			if err := m.match(e[i], a[i]); err != nil {
				return err
			}
		}
	case map[string]any:
		return m.object(e, actual)
	default:
		if expected != actual {
			return differ(expected, actual)
		}
	}
	return nil
}

func (m matching) text(expected string, actual any) error {
	switch {
	case expected == "*":
		return nil
	case expected == "…":
		if text, ok := actual.(string); !ok || text == "" {
			return differ(expected, actual)
		}
	case strings.HasPrefix(expected, "$"):
		bound, ok := m[expected]
		if !ok {
			m[expected] = actual
		} else if string(Write(bound)) != string(Write(actual)) {
			return differ(bound, actual)
		}
	case expected != actual:
		return differ(expected, actual)
	}
	return nil
}

func (m matching) object(expected map[string]any, actual any) error {
	object, ok := actual.(map[string]any)
	if !ok {
		return differ(expected, actual)
	}
	known := map[string]bool{}
	for name, value := range expected {
		bare, optional := strings.CutSuffix(name, "?")
		known[bare] = true
		member, there := object[bare]
		if !there && optional {
			continue
		}
		if !there {
			return fmt.Errorf("%q is missing: %w", bare, differ(expected, actual))
		}
		if err := m.match(value, member); err != nil {
			return fmt.Errorf("%q: %w", bare, err)
		}
	}
	for name := range object {
		if !known[name] {
			return fmt.Errorf("%q is too much: %w", name, differ(expected, actual))
		}
	}
	return nil
}

func (m matching) matches(expected, actual any) bool {
	trial := matching{}
	for name, value := range m {
		trial[name] = value
	}
	return trial.match(expected, actual) == nil
}

// filled puts what is bound in the places of names.
func (m matching) filled(value any) any {
	switch v := value.(type) {
	case string:
		if bound, ok := m[v]; ok && strings.HasPrefix(v, "$") {
			return bound
		}
	case []any:
		filled := make([]any, len(v))
		for i, each := range v {
			filled[i] = m.filled(each)
		}
		return filled
	case map[string]any:
		filled := map[string]any{}
		for name, each := range v {
			filled[name] = m.filled(each)
		}
		return filled
	}
	return value
}

func differ(expected, actual any) error {
	return fmt.Errorf("expected %s, but it is %s", shown(expected), shown(actual))
}

func shown(value any) string {
	text := string(Write(value))
	if len(text) > 600 {
		return text[:600] + "…"
	}
	return text
}

// Match says how what came differs from what is expected.
func Match(expected, actual any) error { return matching{}.match(expected, actual) }
