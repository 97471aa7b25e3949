package io.github.xstatewebrtc.source;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.LocalActor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which actor of a source started which.
 */
class ParentTests extends ReportedActors {

	@Test
	void anActorStandsBelowTheOneThatStartedIt() {
		ReportingSocket socket = socket().starts("root", "on")
			.makes("child", "root")
			.reaches("child", "xstate.init", "on")
			.makes("grandchild", "child")
			.reaches("grandchild", "xstate.init", "on");
		assertThat(named("root").parentId()).isNull();
		assertNested();
		socket.closes();
	}

	@Test
	void aParentIsThereOnceItsChildIs() {
		ReportingSocket socket = socket().makes("root")
			.makes("child", "root")
			.makes("grandchild", "child")
			.reaches("grandchild", "xstate.init", "on");
		assertNested();
		socket.reaches("child", "xstate.init", "on").reaches("root", "xstate.init", "on");
		assertThat(this.system.actors()).hasSize(3);
		assertThat(this.recorder.states("cart/root")).containsExactly("?", "on");
		socket.closes();
	}

	@Test
	void actorsThatComeBackStandBelowThoseThatComeBackWithThem() {
		socket().starts("root", "on")
			.makes("child", "root")
			.makes("grandchild", "child")
			.reaches("grandchild", "T", "on")
			.closes();
		ReportingSocket second = socket().starts("root", "on");
		assertNested();
		second.closes();
	}

	@Test
	void aParentThatIsUnknownOrOverIsNone() {
		ReportingSocket socket = socket().makes("orphan", "nobody")
			.reaches("orphan", "xstate.init", "on")
			.says("{'type':'@xstate.actor','sessionId':'over','definition':'{}','snapshot':{'status':'done'}}")
			.makes("late", "over")
			.reaches("late", "xstate.init", "on");
		assertThat(this.system.actors()).hasSize(2).allSatisfy((actor) -> {
			assertThat(actor.parentId()).isNull();
			assertThat(actor.rootId()).isEqualTo(actor.sessionId());
		});
		socket.closes();
	}

	@Test
	void aRingOfParentsIsCutOpen() {
		ReportingSocket socket = socket().makes("a", "b").makes("b", "a").makes("c", "c");
		socket.reaches("a", "xstate.init", "on").reaches("c", "xstate.init", "on");
		assertThat(named("a").parentId()).isEqualTo(named("b").sessionId());
		assertThat(named("b").parentId()).isNull();
		assertThat(named("c").parentId()).isNull();
		socket.closes();
	}

	@Test
	void aParentTakesTheLastPlaceAndItsChildFollowsWhenThereIsRoom() {
		ReportingSocket socket = socket();
		for (int i = 1; i < SourceActors.MAX; i++) {
			socket.starts("x:" + i, "on");
		}
		socket.makes("root").makes("child", "root").reaches("child", "xstate.init", "on");
		assertThat(this.system.actors()).hasSize(SourceActors.MAX).extracting(LocalActor::name).contains("cart/root");
		socket.says(ReportingSocket.snapshot("x:1", "END", "'status':'done'", 0)).reaches("child", "T", "on");
		assertThat(named("child").parentId()).isEqualTo(named("root").sessionId());
		assertThat(named("child").definition()).isNotEmpty();
		socket.closes();
	}

	@Test
	void aMachineOfXState4StandsBelowTheOneThatInvokesIt() {
		ReportingSocket socket = socket().registers("x:0", "off")
			.says("{'type':'service.register','sessionId':'x:1','id':'child','parent':'x:0','state':"
					+ ReportingSocket.state("on", "{'name':'xstate.init'}", "false") + "}");
		assertThat(named("child").parentId()).isEqualTo(named("toggle").sessionId());
		socket.closes();
	}

	private void assertNested() {
		LocalActor root = named("root");
		assertThat(named("child").parentId()).isEqualTo(root.sessionId());
		assertThat(named("grandchild").parentId()).isEqualTo(named("child").sessionId());
		assertThat(this.system.actors()).extracting(LocalActor::rootId).containsOnly(root.sessionId());
	}

	private LocalActor named(String name) {
		return this.system.actors()
			.stream()
			.filter((actor) -> actor.name().equals("cart/" + name))
			.findFirst()
			.orElseThrow();
	}

}
