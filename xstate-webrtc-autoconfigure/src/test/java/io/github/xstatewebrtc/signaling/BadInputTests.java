package io.github.xstatewebrtc.signaling;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What a hub answers to input that is wrong. Another member notices nothing of any of it.
 */
class BadInputTests {

	private static final String JOIN = "{'type':'join','channel':'orders','peer':%s}";

	private final TestHub hub = new TestHub();

	private final TestPeer witness = this.hub.joined("orders", "witness");

	static Stream<Arguments> afterJoining() {
		return Stream.of(arguments("", "bad-message", "JSON"), arguments("nonsense", "bad-message", "JSON"),
				arguments("{'type':'leave'", "bad-message", "JSON"),
				arguments("{'type':'leave'} {}", "bad-message", "JSON"),
				arguments("[{'type':'leave'}]", "bad-message", "object"), arguments("'leave'", "bad-message", "object"),
				arguments("null", "bad-message", "object"), arguments("{}", "bad-message", "'type' is missing"),
				arguments("{'type':7}", "bad-message", "'type' must be a string"),
				arguments("{'type':'dance'}", "bad-message", "does not know"),
				arguments("{'type':'leave','x':" + "[".repeat(65) + "]".repeat(65) + "}", "bad-message", "64 levels"),
				arguments("{'type':'leave','x':'" + "x".repeat(1000) + "'}", "too-large", "1000 bytes"),
				arguments("{'type':'leave','x':'" + "\u20ac".repeat(330) + "'}", "too-large", "1000 bytes"),
				arguments("{'type':'signal','want':'connect'}", "bad-message", "'to' is missing"),
				arguments("{'type':'signal','to':7,'want':'connect'}", "bad-message", "'to' must be a string"),
				arguments("{'type':'signal','to':'" + "p".repeat(129) + "'}", "bad-message", "at most 128"),
				arguments("{'type':'signal','to':'p-1'}", "bad-message", "needs a 'description'"),
				arguments("{'type':'signal','to':'p-1','want':null}", "bad-message", "needs a 'description'"),
				arguments("{'type':'signal','to':'p-1','want':['connect']}", "bad-message", "'want' must be"),
				arguments("{'type':'signal','to':'p-1','conn':'c','description':'offer'}", "bad-message",
						"'description' must be an object"),
				arguments("{'type':'signal','to':'p-1','conn':'c','description':{'type':'offer'}}", "bad-message",
						"'description.sdp' is missing"),
				arguments("{'type':'signal','to':'p-1','description':{'type':'offer','sdp':''}}", "bad-message",
						"'conn' is missing"),
				arguments("{'type':'signal','to':'p-1','conn':'c','candidate':{'candidate':'','sdpMLineIndex':'0'}}",
						"bad-message", "'candidate.sdpMLineIndex' must be an integer"),
				arguments("{'type':'signal','to':'p-1','conn':'c','candidate':{'candidate':'','sdpMLineIndex':1e99}}",
						"bad-message", "'candidate.sdpMLineIndex' must be an integer"),
				arguments("{'type':'signal','to':'p-stranger','want':'connect'}", "unknown-peer", "may have left"),
				arguments("{'type':'relay','to':'p-1','conn':'c','channel':0,'frame':''}", "forbidden",
						"does not relay"),
				arguments("{'type':'renew','token':'t'}", "forbidden", "takes no tokens"),
				arguments("{'type':'renew'}", "bad-message", "'token' is missing"),
				arguments("{'type':'update'}", "bad-message", "'peer' is missing"),
				arguments("{'type':'update','peer':{}}", "bad-message", "'peer.services' is missing"),
				arguments("{'type':'update','peer':{'services':{}}}", "bad-message", "must be an array"),
				arguments("{'type':'update','peer':{'services':['cart']}}", "bad-message", "must contain objects"),
				arguments("{'type':'update','peer':{'services':[{'src':'cart'}]}}", "bad-message",
						"'peer.services[0].systemId' is missing"),
				arguments(JOIN.formatted("{'name':'a','kind':'b'}"), "bad-message", "joined a channel already"));
	}

	@ParameterizedTest
	@MethodSource("afterJoining")
	void isAnsweredWithACodeAndASentence(String text, String code, String sentence) {
		TestPeer peer = this.hub.joined("orders", "clumsy", this.witness);
		peer.say(text);
		JsonNode error = peer.hearsOne("error");
		assertThat(error.path("code").asString()).isEqualTo(code);
		assertThat(error.path("message").asString()).contains(sentence).endsWith(".");
		assertThat(peer.closeCode()).isNull();
		this.hub.settle();
		assertThat(this.witness.hears()).isEmpty();
		peer.wants(this.witness.peerId());
		assertThat(this.witness.hearsTypes()).containsExactly("signal");
	}

	static Stream<Arguments> beforeJoining() {
		return Stream.of(arguments("{'type':'signal','to':'p-1','want':'connect'}", "not-joined", "'join' first"),
				arguments("{'type':'leave'}", "not-joined", "'join' first"),
				arguments("{'type':'relay','to':'p-1'}", "not-joined", "'join' first"),
				arguments("{'type':'join'}", "bad-message", "'channel' is missing"),
				arguments("{'type':'join','channel':'orders'}", "bad-message", "'peer' is missing"),
				arguments(JOIN.formatted("'me'"), "bad-message", "'peer' must be an object"),
				arguments(JOIN.formatted("{'kind':'test'}"), "bad-message", "'peer.name' is missing"),
				arguments(JOIN.formatted("{'name':'a'}"), "bad-message", "'peer.kind' is missing"),
				arguments(JOIN.formatted("{'name':'a','kind':'b','iceRestart':'yes'}"), "bad-message",
						"'peer.iceRestart' must be true or false"),
				arguments(JOIN.formatted("{'name':'" + "a".repeat(129) + "','kind':'b'}"), "bad-message",
						"at most 128"),
				arguments("{'type':'join','channel':'','peer':{'name':'a','kind':'b'}}", "bad-message", "label"),
				arguments("{'type':'join','channel':'a/b','peer':{'name':'a','kind':'b'}}", "bad-message", "label"),
				arguments("{'type':'join','channel':'a\\nb','peer':{'name':'a','kind':'b'}}", "bad-message", "label"));
	}

	@ParameterizedTest
	@MethodSource("beforeJoining")
	void isAnsweredBeforeJoiningToo(String text, String code, String sentence) {
		TestPeer peer = this.hub.connect();
		peer.say(text);
		JsonNode error = peer.hearsOne("error");
		assertThat(error.path("code").asString()).isEqualTo(code);
		assertThat(error.path("message").asString()).contains(sentence).endsWith(".");
		this.hub.settle();
		assertThat(this.witness.hears()).isEmpty();
		assertThat(peer.join("orders", "second try").hearsTypes()).containsExactly("joined");
	}

	@Test
	void theAnswerRefersToWhatWasRefused() {
		TestPeer peer = this.hub.joined("orders", "clumsy", this.witness);
		peer.wants("p-stranger");
		JsonNode ref = peer.hearsOne("error").path("ref");
		assertThat(ref.path("type").asString()).isEqualTo("signal");
		assertThat(ref.path("to").asString()).isEqualTo("p-stranger");
	}

	@Test
	void aSignalToOneselfIsASignalToNobody() {
		TestPeer peer = this.hub.joined("orders", "lonely", this.witness);
		peer.wants(peer.peerId());
		assertThat(peer.hearsOne("error").path("code").asString()).isEqualTo("unknown-peer");
	}

	@Test
	void afterALeaveNothingIsHeardAnyMore() {
		TestPeer peer = this.hub.joined("orders", "gone", this.witness);
		peer.say("{'type':'leave'}");
		peer.wants(this.witness.peerId());
		peer.cut();
		this.hub.settle();
		assertThat(this.witness.hearsTypes()).containsExactly("peer-left");
	}

}
