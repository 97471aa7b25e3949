package capture

import "encoding/json"

// maxDefinition is how large a machine's config may be; a larger one is left out.
const maxDefinition = 262_144

// Definition is a machine's config as a peer may see it: names of states, events, guards and actions are structure, what
// looks like a secret is masked for all.
func Definition(raw json.RawMessage, values bool) json.RawMessage {
	if len(raw) > maxDefinition {
		return nil
	}
	if values {
		return Value(raw, true)
	}
	var config map[string]json.RawMessage
	if json.Unmarshal(raw, &config) != nil {
		return nil
	}
	if context, ok := config["context"]; ok {
		config["context"] = Value(context, false)
	}
	text, err := json.Marshal(config)
	if err != nil {
		return nil
	}
	return Value(text, true)
}
