// Package rtc makes direct connections with Pion.
package rtc

import (
	"net/netip"
	"strings"
)

// maxCandidates is how many of the other side's are used for one connection.
const maxCandidates = 100

// metadata are addresses of cloud services that hand out secrets, beside the link-local one.
var metadata = []netip.Addr{netip.MustParseAddr("fd00:ec2::254"), netip.MustParseAddr("100.100.100.200")}

// usable tells whether packets may be sent to, or from, an address at all.
func usable(addr netip.Addr, loopback bool) bool {
	addr = addr.Unmap().WithZone("")
	for _, each := range metadata {
		if addr == each {
			return false
		}
	}
	switch {
	case !addr.IsValid(), addr.IsUnspecified(), addr.IsMulticast(), addr.IsLinkLocalUnicast():
		return false
	case addr.Is4() && (addr.As4()[0] == 0 || addr.As4()[0] >= 240): // this network, reserved and broadcast
		return false
	}
	return loopback || !addr.IsLoopback()
}

// keep tells whether a candidate may be used: UDP to a numeric address that is usable.
func keep(candidate string, loopback bool) bool {
	fields := strings.Fields(strings.TrimPrefix(candidate, "candidate:"))
	if len(fields) < 8 || !strings.EqualFold(fields[2], "udp") {
		return false
	}
	addr, err := netip.ParseAddr(fields[4])
	return err == nil && usable(addr, loopback)
}

// filter leaves out of a description the candidates that may not be used, and says how many bytes a message may have.
func filter(sdp string, loopback bool) string {
	lines := strings.SplitAfter(sdp, "\n")
	kept, candidates := lines[:0], 0
	for _, line := range lines {
		if candidate, ok := strings.CutPrefix(strings.TrimSpace(line), "a=candidate:"); ok {
			if candidates++; candidates > maxCandidates || !keep(candidate, loopback) {
				continue
			}
		}
		kept = append(kept, line)
	}
	return strings.Join(kept, "")
}
