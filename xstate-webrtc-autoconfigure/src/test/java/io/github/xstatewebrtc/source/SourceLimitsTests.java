package io.github.xstatewebrtc.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorListener;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.actor.Receipt;
import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.actuate.LimitMeters;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.signaling.Caller;
import io.github.xstatewebrtc.signaling.ManualTimers;
import io.github.xstatewebrtc.signaling.TestAdmission;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What applications that report their actors may not have more of.
 */
class SourceLimitsTests {

	private static final Caller ANYBODY = Caller.anonymous(EnumSet.of(Permission.PEERS));

	private final LocalActorSystem system = new LocalActorSystem();

	private final ManualTimers timers = new ManualTimers();

	private final Sources sources = new Sources(this.system,
			new SourceAccess(List.of("shop"), TestAdmission.byHandshake()), this.timers);

	@RegisterExtension
	final LimitMeters meters = LimitMeters.of(this.sources.totals());

	@Test
	@Limit("sockets that report actors")
	void oneSocketTooManyIsRefusedUntilAnotherCloses() {
		List<ReportingSocket> open = Stream.generate(this::socket).limit(64).toList();
		assertThat(socket().closed()).startsWith("1008 overloaded: ");
		assertThat(open).allSatisfy((socket) -> assertThat(socket.closed()).isEmpty());
		open.get(0).closes();
		assertThat(socket().closed()).isEmpty();
	}

	@Test
	@Limit("one message of such a socket")
	void aMessageThatIsTooLargeEndsTheSocket() {
		String begin = "{'type':'@xstate.event','sessionId':'x:0','event':{'type':'T','text':'";
		ReportingSocket socket = socket().says(begin + "x".repeat(1024 * 1024 - begin.length() - 3) + "'}}");
		assertThat(socket.closed()).isEmpty();
		socket.says(begin + "x".repeat(1024 * 1024 - begin.length() - 2) + "'}}");
		assertThat(socket.closed()).startsWith("1009 too-large: ");
	}

	@Test
	@Limit("what such a socket sends")
	void whoSendsMoreThanItMayIsSentAway() {
		String message = "{'type':'@xstate.event','sessionId':'x:0','event':{'type':'T','text':'"
				+ "x".repeat(512 * 1024 - 256 - 73) + "'}}";
		assertThat(message).hasSize(512 * 1024 - 256);
		ReportingSocket socket = socket();
		for (int i = 0; i < 64; i++) {
			socket.says(message);
		}
		this.timers.pass(Duration.ofSeconds(1));
		for (int i = 0; i < 8; i++) {
			socket.says(message);
		}
		assertThat(socket.closed()).isEmpty();
		assertThat(socket.says("{}").closed()).startsWith("1008 rate-limited: ");
	}

	@Test
	@Limit("actors of such a socket")
	void oneActorTooManyIsLeftOutUntilThereIsRoom() {
		ReportingSocket socket = socket();
		for (int i = 0; i < 256; i++) {
			socket.starts("x:" + i, "there");
		}
		socket.starts("late", "there").reaches("late", "T", "left out");
		assertThat(this.system.actors()).extracting(LocalActor::name).hasSize(256).doesNotContain("cart/late");
		assertThat(this.meters.count("sources.left.out", "actor")).isEqualTo(2);
		socket.says(ReportingSocket.snapshot("x:0", "END", "'status':'done'", 0)).reaches("late", "T", "there");
		assertThat(this.system.actors()).extracting(LocalActor::name).hasSize(256).contains("cart/late");
		assertThat(socket.closed()).isEmpty();
	}

	@Test
	@Limit("definitions of all such actors")
	void aDefinitionForWhichThereIsNoRoomIsLeftOut() {
		String definition = "{'id':'" + "x".repeat(1_000_000) + "'}";
		ReportingSocket first = socket();
		ReportingSocket second = socket();
		for (int i = 0; i < 16; i++) {
			this.timers.pass(Duration.ofSeconds(1));
			defines(first, "x:" + i, definition);
		}
		defines(second, "y:0", definition);
		assertThat(named("cart/y:0").definition()).isEmpty();
		assertThat(named("cart/x:15").definition()).isNotEmpty();
		assertThat(this.meters.count("sources.left.out", "definition")).isEqualTo(1);
		first.says(ReportingSocket.snapshot("x:0", "END", "'status':'done'", 0));
		defines(second, "y:1", definition);
		assertThat(named("cart/y:1").definition()).isNotEmpty();
		first.isRevoked();
		for (int i = 2; i < 17; i++) {
			this.timers.pass(Duration.ofSeconds(1));
			defines(second, "y:" + i, definition);
		}
		assertThat(this.meters.count("sources.left.out", "definition")).isEqualTo(1);
	}

	@Test
	@Limit("names in a state that is reported")
	void aStateWithLongerNamesEndsTheSocket() {
		ReportingSocket socket = socket().starts("x:0", "v".repeat(4_095));
		assertThat(socket.closed()).isEmpty();
		assertThat(socket.starts("x:1", "v".repeat(4_096)).closed()).startsWith("1008 bad-message: ");
		String tag = "t".repeat(94);
		ReportingSocket tagged = socket().says(tagged("v".repeat(1_055), tag, 32)).says(tagged("v", tag, 43));
		assertThat(tagged.closed()).isEmpty();
		assertThat(tagged.says(tagged("v".repeat(1_056), tag, 32)).closed()).startsWith("1008 bad-message: ");
	}

	@Test
	@Limit("ids that are reported")
	void anIdThatIsTooLongEndsTheSocket() {
		ReportingSocket socket = socket().starts("x".repeat(256), "there");
		assertThat(socket.closed()).isEmpty();
		assertThat(socket.starts("x".repeat(257), "there").closed()).startsWith("1008 bad-message: ");
	}

	@Test
	@Limit("names and types of events that are reported")
	void aNameThatIsTooLongIsShortened() {
		List<String> types = new ArrayList<>();
		this.system.addListener(new ActorListener() {

			@Override
			public void transitioned(LocalActor actor, ActorEvent event, ActorState state) {
				types.add(event.type());
			}

		});
		String made = "{'type':'@xstate.actor','sessionId':'x:%s','name':'%s','snapshot':{}}";
		ReportingSocket socket = socket().says(made.formatted(0, "n".repeat(256)))
			.reaches("x:0", "t".repeat(256), "there");
		assertThat(this.meters.count("sources.left.out", "name")).isZero();
		socket.says(made.formatted(1, "n".repeat(257))).reaches("x:0", "t".repeat(257), "there");
		assertThat(this.system.actors()).extracting(LocalActor::name)
			.containsExactlyInAnyOrder("cart/" + "n".repeat(256), "cart/" + "n".repeat(255) + "…");
		assertThat(types).containsExactly("t".repeat(256), "t".repeat(255) + "…");
		assertThat(this.meters.count("sources.left.out", "name")).isEqualTo(2);
	}

	@Test
	@Limit("a socket that was cut")
	void whoTellsAgainMoreThanIsKnownOfItIsTakenForOneThatGoesOn() {
		ReportingSocket first = socket().starts("x:0", "a");
		for (int i = 0; i < 600; i++) {
			first.reaches("x:0", "T", "a");
		}
		first.closes();
		ReportingSocket second = socket().starts("x:0", "a");
		for (int i = 0; i < 600; i++) {
			second.reaches("x:0", "T", "a");
		}
		assertThat(this.sources.totals().framesReplayed()).isEqualTo(512);
		second.closes();
	}

	@Test
	@Limit("events on their way to such a socket")
	void oneEventTooManyIsAnsweredAsOverloaded() {
		socket().registers("x:0", "off");
		LocalActor toggle = named("cart/toggle");
		for (int i = 0; i < 256; i++) {
			assertThat(toggle.receive(ActorEvent.of("T"), () -> true).toCompletableFuture()).isNotDone();
		}
		assertThat(toggle.receive(ActorEvent.of("T"), () -> true).toCompletableFuture().join().outcome())
			.isEqualTo(Receipt.Outcome.OVERLOADED);
		this.timers.pass(Duration.ofSeconds(30));
		assertThat(toggle.receive(ActorEvent.of("T"), () -> true).toCompletableFuture()).isNotDone();
	}

	private ReportingSocket socket() {
		return new ReportingSocket(this.sources, ANYBODY, "cart");
	}

	private static String tagged(String value, String tag, int tags) {
		return ReportingSocket.snapshot("x:0", "T", "'status':'active','value':'" + value + "','tags':["
				+ String.join(",", Collections.nCopies(tags, "'" + tag + "'")) + "]", 0);
	}

	private void defines(ReportingSocket socket, String id, String definition) {
		socket
			.says("{'type':'@xstate.actor','name':'" + id + "','sessionId':'" + id + "','definition':"
					+ ReportingSocket.quoted(definition) + "}")
			.reaches(id, "xstate.init", "there");
	}

	private LocalActor named(String name) {
		return this.system.actors().stream().filter((actor) -> actor.name().equals(name)).findFirst().orElseThrow();
	}

}
