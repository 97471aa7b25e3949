package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.PeerEntry;
import io.github.xstatewebrtc.protocol.signaling.PeerInfo;
import io.github.xstatewebrtc.protocol.signaling.Service;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;
import io.github.xstatewebrtc.protocol.signaling.Signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link SignalingMember} against a hub in the same JVM.
 */
class SignalingMemberTests {

	private final TestHub hub = new TestHub();

	private final Queue<Runnable> tasks = new ArrayDeque<>();

	private final Recorder recorder = new Recorder();

	private final SignalingMember member = member(this.recorder);

	@Test
	void itJoinsAsTheHubsOwnPeerAndKnowsTheOthers() {
		TestPeer page = this.hub.joined("orders", "page");
		start();
		assertThat(this.member.isJoined()).isTrue();
		assertThat(this.member.peers()).extracting(PeerEntry::peerId).containsExactly(page.peerId());
		assertThat(this.recorder.calls).containsExactly("joined anew", "peerJoined page");
		assertThat(page.hearsOne("peer-joined").path("peer").path("kind").asString()).isEqualTo("jvm");
		page.say("{'type':'update','peer':{'services':[{'systemId':'cart'}]}}");
		run();
		page.say("{'type':'leave'}");
		run();
		assertThat(this.recorder.calls).endsWith("peerUpdated page", "peerLeft left");
		assertThat(this.member.peers()).isEmpty();
	}

	@Test
	void itIsJoinedOnceItsListenerKnowsWhatTheHubSays() {
		AtomicReference<@Nullable SignalingMember> early = new AtomicReference<>();
		List<Boolean> joined = new ArrayList<>();
		SignalingMember observed = member(new MemberListener() {
			@Override
			public void joined(HubMessage.Joined message, boolean resumed) {
				joined.add(Objects.requireNonNull(early.get()).isJoined());
			}
		});
		early.set(observed);
		observed.start((session) -> this.hub.hub().ownPeer().connect(session));
		run();
		assertThat(joined).containsExactly(false);
		assertThat(observed.isJoined()).isTrue();
	}

	@Test
	void signalsGoBothWays() {
		TestPeer page = this.hub.joined("orders", "page");
		start();
		page.hears();
		page.say("{'type':'signal','to':'" + this.member.peerId()
				+ "','conn':'c-1','description':{'type':'offer','sdp':'v=0'}}");
		this.member.signal(page.peerId(), Signal.of("c-1", new SessionDescription("answer", "v=1")));
		this.member.signal(page.peerId(), Signal.of("c-1", new IceCandidate("candidate:1", "0", 0)));
		this.member.signal(page.peerId(), Signal.wantConnect());
		run();
		assertThat(this.recorder.signals).containsExactly(Signal.of("c-1", new SessionDescription("offer", "v=0")));
		assertThat(page.hears())
			.extracting((message) -> message.path("conn").asString(),
					(message) -> message.path("description").path("sdp").asString(),
					(message) -> message.path("candidate").path("sdpMid").asString(),
					(message) -> message.path("want").asString())
			.containsExactly(tuple("c-1", "v=1", "", ""), tuple("c-1", "", "0", ""), tuple("", "", "", "connect"));
	}

	@Test
	void whatTheHubRefusesIsHeard() {
		start();
		this.member.signal("p-stranger", Signal.wantConnect());
		run();
		assertThat(this.recorder.calls).endsWith("error unknown-peer");
	}

	@Test
	void aSignalBeforeJoiningIsRefusedAndNotLost() {
		this.member.signal("p-1", Signal.wantConnect());
		run();
		assertThat(this.recorder.calls).containsExactly("error not-joined");
	}

	@Test
	void servicesAreAnnouncedNowAndAfterACut() {
		TestPeer page = this.hub.joined("orders", "page");
		start();
		page.hears();
		this.member.update(List.of(new Service("order", "orderMachine")));
		run();
		assertThat(page.hearsOne("peer-updated").path("peer").path("services").path(0).path("src").asString())
			.isEqualTo("orderMachine");
		cut(1006);
		retry();
		assertThat(page.hears()).isEmpty();
		assertThat(this.hub.joined("orders", "late").hears()).isEmpty();
		assertThat(this.hub.hub().channels().get(0).members()).extracting((other) -> other.entry().services())
			.contains(List.of(new Service("order", "orderMachine")));
	}

	@Test
	void afterACutItGoesOnUnderTheSameIdAndHearsWhatChanged() {
		TestPeer stays = this.hub.joined("orders", "stays");
		TestPeer leaves = this.hub.joined("orders", "leaves", stays);
		start();
		String id = this.member.peerId();
		this.recorder.calls.clear();
		cut(1006);
		assertThat(this.member.isJoined()).isFalse();
		leaves.say("{'type':'leave'}");
		this.hub.connect().join("orders", "comes");
		retry();
		assertThat(this.member.peerId()).isEqualTo(id);
		assertThat(this.recorder.calls).containsExactly("disconnected 1006", "joined resumed", "peerJoined comes",
				"peerLeft timeout", "peerLeft left");
	}

	@Test
	void whoIsResumedElsewhereDoesNotFightForItsId() {
		start();
		cut(4001);
		assertThat(this.hub.timers().waiting()).as("the resume window alone").isEqualTo(1);
		retry();
		assertThat(this.member.isJoined()).isFalse();
	}

	@Test
	void afterLeavingNothingIsHeard() {
		TestPeer page = this.hub.joined("orders", "page");
		start();
		page.hears();
		this.recorder.calls.clear();
		this.member.leave();
		this.member.leave();
		run();
		page.say("{'type':'leave'}");
		run();
		assertThat(this.recorder.calls).isEmpty();
		assertThat(this.member.isJoined()).isFalse();
		assertThat(this.hub.hub().sessionCount()).isZero();
		assertThat(page.hearsTypes()).containsExactly("peer-left");
	}

	@Test
	void aListenerThatThrowsMissesNothing() {
		SignalingMember other = member(new MemberListener() {

			@Override
			public void joined(HubMessage.Joined joined, boolean resumed) {
				throw new IllegalStateException("a bug of the listener");
			}

		});
		other.start(this.hub.hub().ownPeer());
		run();
		this.hub.joined("orders", "page");
		run();
		assertThat(other.peers()).extracting(PeerEntry::name).containsExactly("page");
	}

	@Test
	void aBadLabelIsRefusedAtOnce() {
		PeerInfo info = new PeerInfo("shop", "jvm", null, false, List.of());
		assertThatIllegalArgumentException().isThrownBy(() -> MemberSettings.of("a/b", info))
			.withMessageContaining("label");
	}

	private SignalingMember member(MemberListener listener) {
		PeerInfo info = new PeerInfo("shop", "jvm", "host-1", false, List.of());
		return new SignalingMember(MemberSettings.of("orders", info), listener, this.tasks::add, this.hub.timers());
	}

	private void start() {
		this.member.start((session) -> {
			this.recorder.session = session;
			return this.hub.hub().ownPeer().connect(session);
		});
		run();
	}

	private void cut(int code) {
		this.recorder.session.close(code, "cut");
		run();
	}

	private void retry() {
		this.hub.timers().pass(Duration.ofSeconds(1));
		run();
	}

	private void run() {
		do {
			for (Runnable task = this.tasks.poll(); task != null; task = this.tasks.poll()) {
				task.run();
			}
			this.hub.settle();
		}
		while (!this.tasks.isEmpty());
	}

	private static final class Recorder implements MemberListener {

		private final List<String> calls = new ArrayList<>();

		private final List<Signal> signals = new ArrayList<>();

		private SignalingSession session = new TestPeer();

		@Override
		public void joined(HubMessage.Joined joined, boolean resumed) {
			this.calls.add(resumed ? "joined resumed" : "joined anew");
		}

		@Override
		public void peerJoined(PeerEntry peer) {
			this.calls.add("peerJoined " + peer.name());
		}

		@Override
		public void peerUpdated(PeerEntry peer) {
			this.calls.add("peerUpdated " + peer.name());
		}

		@Override
		public void peerLeft(String peerId, String reason) {
			this.calls.add("peerLeft " + reason);
		}

		@Override
		public void signal(String from, Signal signal) {
			this.signals.add(signal);
		}

		@Override
		public void error(HubMessage.ErrorMessage error) {
			this.calls.add("error " + error.code());
		}

		@Override
		public void disconnected(int code, String reason) {
			this.calls.add("disconnected " + code);
		}

	}

}
