package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.actuate.LimitMeters;
import io.github.xstatewebrtc.protocol.signaling.ErrorCode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a hub refuses is answered with a code and counted under it.
 */
class HubRefusalsTests {

	private final TestHub hub = new TestHub();

	@RegisterExtension
	final LimitMeters meters = LimitMeters.of(this.hub.hub());

	private final HubRefusals refusals = this.hub.hub().refusals();

	@Test
	@Limit("members of a channel")
	void aFullChannelIsCounted() {
		for (int i = 0; i < 3; i++) {
			this.hub.joined("orders", "member");
		}
		this.hub.connect().join("orders", "late");
		assertOnly(ErrorCode.CHANNEL_FULL, 1);
	}

	@Test
	@Limit("messages of one socket")
	void ofMessagesThatComeTooFastEachIsPassedOnOrAnsweredAndCounted() {
		TestPeer witness = this.hub.joined("orders", "witness");
		TestPeer hasty = this.hub.joined("orders", "hasty", witness);
		int sent = 118;
		for (int i = 0; i < sent; i++) {
			hasty.wants(witness.peerId());
		}
		int passed = witness.hears().size();
		int answered = hasty.hears().size();
		assertThat(passed + answered).isEqualTo(sent);
		assertThat(answered).isPositive();
		assertOnly(ErrorCode.RATE_LIMITED, answered);
	}

	@Test
	@Limit("one message to the hub")
	void oneThatIsTooLargeIsCounted() {
		this.hub.joined("orders", "large").say("x".repeat(1001));
		assertOnly(ErrorCode.TOO_LARGE, 1);
	}

	@Test
	@Limit("answers to bad input")
	void errorsThatAreNotAnsweredAnyMoreAreCountedToo() {
		TestPeer clumsy = this.hub.joined("orders", "clumsy");
		for (int i = 0; i < 21; i++) {
			clumsy.say("nonsense");
		}
		assertThat(clumsy.hears()).hasSize(20);
		assertOnly(ErrorCode.BAD_MESSAGE, 21);
		assertThat(this.refusals.clumsy()).isEqualTo(1);
		assertThat(this.refusals.slow()).isZero();
	}

	@Test
	@Limit("signals for a suspended peer")
	void aSignalForASuspendedPeerIsKeptOrAnsweredAndCounted() {
		TestPeer away = this.hub.joined("orders", "away");
		TestPeer sender = this.hub.joined("orders", "sender", away);
		away.cut();
		for (int i = 0; i < 70; i++) {
			sender.wants(away.peerId());
		}
		int answered = sender.hears().size();
		TestPeer back = this.hub.connect().resume("orders", away.resumeToken());
		long kept = back.hearsTypes().stream().filter("signal"::equals).count();
		assertThat(kept + answered).isEqualTo(70);
		assertOnly(ErrorCode.RATE_LIMITED, answered);
	}

	@Test
	void whoResumesIsNotKeptOutByThoseWhoComeAndGo() {
		TestPeer cut = this.hub.joined("orders", "again");
		for (int i = 0; i < 61; i++) {
			this.hub.connect().join("orders", "restless").say("{'type':'leave'}");
		}
		cut.cut();
		assertThat(this.hub.connect().resume("orders", cut.resumeToken()).hearsTypes()).contains("joined");
	}

	@Test
	@Limit("joins of one channel")
	void whoComesAndGoesWithoutEndIsRefusedForAWhile() {
		List<String> answers = new ArrayList<>();
		TestPeer last = this.hub.joined("orders", "stays");
		for (int i = 0; i < 61; i++) {
			last = this.hub.connect().join("orders", "restless");
			answers.addAll(last.hearsTypes());
			last.say("{'type':'leave'}");
		}
		assertThat(answers).hasSize(61).endsWith("joined", "error", "error");
		assertThat(last.closeCode()).isNull();
		assertThat(this.hub.connectOwn().join("orders", "shop").hearsTypes()).containsExactly("joined");
		assertThat(this.hub.connect().join("stock", "elsewhere").hearsTypes()).containsExactly("joined");
		this.hub.timers().pass(Duration.ofSeconds(1));
		assertThat(last.join("orders", "restless").hearsTypes()).contains("joined");
	}

	private void assertOnly(ErrorCode code, long count) {
		assertThat(this.refusals.count(code)).isEqualTo(count);
		assertThat(Arrays.stream(ErrorCode.values()).mapToLong(this.refusals::count).sum()).isEqualTo(count);
	}

}
