package rtc

import (
	"strings"
	"testing"
)

func candidate(protocol, address string) string {
	return "candidate:1 1 " + protocol + " 2130706431 " + address + " 50000 typ host"
}

func TestNoPacketIsSentWhereACandidateMayNotLead(t *testing.T) {
	for _, address := range []string{
		"0.0.0.0", "255.255.255.255", "224.0.0.251", "169.254.169.254", "240.0.0.1", "127.0.0.1", "::", "::1", "ff02::1", "fe80::1",
		"::ffff:169.254.169.254", "fd00:ec2::254", "100.100.100.200", "printer.local", "example.org",
	} {
		if keep(candidate("udp", address), false) {
			t.Errorf("%s is used", address)
		}
	}
	if keep(candidate("tcp", "192.0.2.1"), false) || keep("candidate:1 1 udp", false) {
		t.Error("TCP and what is no candidate are not used")
	}
	for _, address := range []string{"192.0.2.1", "10.0.0.7", "2001:db8::1", "fd12::1"} {
		if !keep(candidate("UDP", address), false) {
			t.Errorf("%s is not used", address)
		}
	}
	if !keep(candidate("udp", "127.0.0.1"), true) {
		t.Error("loopback is used where it is allowed")
	}
}

func TestCandidatesWithinADescriptionAreFilteredToo(t *testing.T) {
	sdp := "v=0\r\na=" + candidate("udp", "169.254.169.254") + "\r\na=" + candidate("udp", "192.0.2.1") + "\r\na=mid:0\r\n"
	want := "v=0\r\na=" + candidate("udp", "192.0.2.1") + "\r\na=mid:0\r\n"
	if got := filter(sdp, false); got != want {
		t.Error(got)
	}
	many := "v=0\r\n" + strings.Repeat("a="+candidate("udp", "192.0.2.1")+"\r\n", 200)
	if got := strings.Count(filter(many, false), "candidate"); got != maxCandidates {
		t.Errorf("%d candidates are used", got)
	}
}

func TestTheOthersSizeOfMessagesIsRead(t *testing.T) {
	for sdp, size := range map[string]int{
		"v=0\r\n": 65_536, "a=max-message-size:16384\r\n": 16_384, "a=max-message-size:0\r\n": largestMessage,
		"a=max-message-size:x\r\n": 65_536, "a=max-message-size:-1\n": 65_536, "a=max-message-size:1073741823\r\n": largestMessage,
	} {
		if got := maxMessageSize(sdp); got != size {
			t.Errorf("%q: %d", sdp, got)
		}
	}
}
