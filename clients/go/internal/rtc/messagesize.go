package rtc

import (
	"strconv"
	"strings"
)

// What a side takes in one message whose description does not say (RFC 8841, section 6), and what is believed at most.
const (
	defaultMessage = 65_536
	largestMessage = 1 << 20
)

// maxMessageSize reads how many bytes the other side takes in one message.
func maxMessageSize(sdp string) int {
	for line := range strings.Lines(sdp) {
		value, ok := strings.CutPrefix(strings.TrimSpace(line), "a=max-message-size:")
		if !ok {
			continue
		}
		size, err := strconv.Atoi(strings.TrimSpace(value))
		switch {
		case err != nil || size < 0:
			return defaultMessage
		case size == 0 || size > largestMessage: // 0: whatever fits into memory
			return largestMessage
		}
		return size
	}
	return defaultMessage
}
