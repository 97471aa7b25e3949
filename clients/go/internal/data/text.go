package data

import (
	"crypto/rand"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode/utf16"
)

// Length counts characters as the protocol does, in UTF-16 units.
func Length(text string) int {
	n := 0
	for _, r := range text {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}

// IsName tells whether a text has 1 to 256 characters, as names of actors and types of events do.
func IsName(text string) bool {
	return text != "" && (len(text) <= 256 || Length(text) <= 256)
}

// IsReference tells whether it can name an actor: a session id, or @ and a system id.
func IsReference(text string) bool {
	return IsName(text) && text != "@"
}

// hasLoneSurrogate looks for escapes of half a character, which Go's decoder replaces without a word.
func hasLoneSurrogate(raw []byte) bool {
	text := string(raw)
	if !strings.Contains(text, `\u`) {
		return false
	}
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' {
			continue
		}
		unit, isUnit := escaped(text[i:])
		switch {
		case !isUnit:
			i++
		case unit >= 0xD800 && unit <= 0xDBFF:
			low, ok := escaped(text[i+6:])
			if !ok || low < 0xDC00 || low > 0xDFFF {
				return true
			}
			i += 11
		case unit >= 0xDC00 && unit <= 0xDFFF:
			return true
		default:
			i += 5
		}
	}
	return false
}

func escaped(text string) (uint64, bool) {
	if len(text) < 6 || text[:2] != `\u` {
		return 0, false
	}
	unit, err := strconv.ParseUint(text[2:6], 16, 16)
	return unit, err == nil
}

// RandomID is an unguessable name.
func RandomID(prefix string) string {
	var bytes [12]byte
	_, _ = rand.Read(bytes[:]) // never fails, as crypto/rand says
	return prefix + hex.EncodeToString(bytes[:])
}

// Like tells whether a whole text is what a pattern describes, in which * stands for any characters.
func Like(pattern, text string) bool {
	at, star, resume := 0, -1, 0
	for i := 0; i < len(text); {
		switch {
		case at < len(pattern) && pattern[at] == '*':
			star, resume = at, i
			at++
		case at < len(pattern) && pattern[at] == text[i]:
			at++
			i++
		case star >= 0:
			resume++
			at, i = star+1, resume
		default:
			return false
		}
	}
	return strings.Trim(pattern[at:], "*") == ""
}
