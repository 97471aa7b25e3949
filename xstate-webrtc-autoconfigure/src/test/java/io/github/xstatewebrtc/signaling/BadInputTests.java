package io.github.xstatewebrtc.signaling;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a hub answers to input that is wrong. Another member notices nothing of any of it.
 */
class BadInputTests {

	private static final String JOIN = "{'type':'join','channel':'orders','peer':%s}";

	private final TestHub hub = new TestHub();

	private final TestPeer witness = this.hub.joined("orders", "witness");

	static Stream<Arguments> afterJoining() {
		return Stream.of(Arguments.of("", "bad-message", "JSON"), Arguments.of("nonsense", "bad-message", "JSON"),
				Arguments.of("{'type':'leave'", "bad-message", "JSON"),
				Arguments.of("{'type':'leave'} {}", "bad-message", "JSON"),
				Arguments.of("[{'type':'leave'}]", "bad-message", "object"),
				Arguments.of("'leave'", "bad-message", "object"), Arguments.of("null", "bad-message", "object"),
				Arguments.of("{}", "bad-message", "'type' is missing"),
				Arguments.of("{'type':7}", "bad-message", "'type' must be a string"),
				Arguments.of("{'type':'dance'}", "bad-message", "does not know"),
				Arguments.of("{'type':'leave','x':" + "[".repeat(65) + "]".repeat(65) + "}", "bad-message",
						"64 levels"),
				Arguments.of("{'type':'leave','x':'" + "x".repeat(1000) + "'}", "too-large", "1000 bytes"),
				Arguments.of("{'type':'leave','x':'" + "\u20ac".repeat(330) + "'}", "too-large", "1000 bytes"),
				Arguments.of("{'type':'signal','want':'connect'}", "bad-message", "'to' is missing"),
				Arguments.of("{'type':'signal','to':7,'want':'connect'}", "bad-message", "'to' must be a string"),
				Arguments.of("{'type':'signal','to':'" + "p".repeat(129) + "'}", "bad-message", "at most 128"),
				Arguments.of("{'type':'signal','to':'p-1'}", "bad-message", "needs a 'description'"),
				Arguments.of("{'type':'signal','to':'p-1','want':null}", "bad-message", "needs a 'description'"),
				Arguments.of("{'type':'signal','to':'p-1','want':['connect']}", "bad-message", "'want' must be"),
				Arguments.of("{'type':'signal','to':'p-1','conn':'c','description':'offer'}", "bad-message",
						"'description' must be an object"),
				Arguments.of("{'type':'signal','to':'p-1','conn':'c','description':{'type':'offer'}}", "bad-message",
						"'description.sdp' is missing"),
				Arguments.of("{'type':'signal','to':'p-1','description':{'type':'offer','sdp':''}}", "bad-message",
						"'conn' is missing"),
				Arguments.of("{'type':'signal','to':'p-1','conn':'c','candidate':{'candidate':'','sdpMLineIndex':'0'}}",
						"bad-message", "'candidate.sdpMLineIndex' must be an integer"),
				Arguments.of(
						"{'type':'signal','to':'p-1','conn':'c','candidate':{'candidate':'','sdpMLineIndex':1e99}}",
						"bad-message", "'candidate.sdpMLineIndex' must be an integer"),
				Arguments.of("{'type':'signal','to':'p-stranger','want':'connect'}", "unknown-peer", "may have left"),
				Arguments.of("{'type':'relay','to':'p-1','conn':'c','channel':0,'frame':''}", "bad-message",
						"'frame' must not be empty"),
				Arguments.of("{'type':'relay','to':'p-1','conn':'c','channel':2,'frame':'[]'}", "bad-message",
						"'channel' must be 0 or 1"),
				Arguments.of("{'type':'relay','to':'p-1','conn':'c','frame':'[]'}", "bad-message",
						"both a 'channel' and a 'frame'"),
				Arguments.of("{'type':'relay','to':'p-1'}", "bad-message", "'conn' is missing"),
				Arguments.of("{'type':'relay-closed','to':'p-1','conn':'c'}", "bad-message", "'code' is missing"),
				Arguments.of("{'type':'renew','token':'t'}", "unauthorized", "takes no tokens"),
				Arguments.of("{'type':'renew'}", "bad-message", "'token' is missing"),
				Arguments.of("{'type':'update'}", "bad-message", "'peer' is missing"),
				Arguments.of("{'type':'update','peer':{}}", "bad-message", "'peer.services' is missing"),
				Arguments.of("{'type':'update','peer':{'services':{}}}", "bad-message", "must be an array"),
				Arguments.of("{'type':'update','peer':{'services':['cart']}}", "bad-message", "must contain objects"),
				Arguments.of("{'type':'update','peer':{'services':[{'src':'cart'}]}}", "bad-message",
						"'peer.services[0].systemId' is missing"),
				Arguments.of("{'type':'update','peer':{'services':[{'systemId':'\\ud800'}]}}", "bad-message",
						"surrogate"),
				Arguments.of("{'type':'update','peer':{'services':[{'systemId':'a','src':'\\udc00\\ud800'}]}}",
						"bad-message", "surrogate"),
				Arguments.of("{'type':'update','peer':{'services':[{'systemId':'a\\u0007'}]}}", "bad-message",
						"'peer.services[0].systemId' must not contain control characters"),
				Arguments.of("{'type':'update','peer':{'services':[{'systemId':'a','src':'\\u2028'}]}}", "bad-message",
						"'peer.services[0].src' must not contain control characters"),
				Arguments.of("{'type':'signal','to':'p-1','conn':'c\\r','candidate':{'candidate':''}}", "bad-message",
						"'conn' must not contain control characters"),
				Arguments.of("{'type':'signal','to':'p-1','want':'connect','later':[{'deep':'x\\ud800'}]}",
						"bad-message", "surrogate"),
				Arguments.of("{'type':'signal','to':'p-1','want':'connect','\\udfff':1}", "bad-message", "surrogate"),
				Arguments.of("{'type':'signal','to':'p-1','conn':'c','description':{'type':'offer','sdp':'\\ud800'}}",
						"bad-message", "surrogate"),
				Arguments.of(JOIN.formatted("{'name':'a','kind':'b'}"), "bad-message", "joined a channel already"));
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
		return Stream.of(Arguments.of("{'type':'signal','to':'p-1','want':'connect'}", "not-joined", "'join' first"),
				Arguments.of("{'type':'leave'}", "not-joined", "'join' first"),
				Arguments.of("{'type':'relay','to':'p-1','conn':'c'}", "not-joined", "'join' first"),
				Arguments.of("{'type':'join'}", "bad-message", "'channel' is missing"),
				Arguments.of("{'type':'join','channel':'orders'}", "bad-message", "'peer' is missing"),
				Arguments.of(JOIN.formatted("'me'"), "bad-message", "'peer' must be an object"),
				Arguments.of(JOIN.formatted("{'kind':'test'}"), "bad-message", "'peer.name' is missing"),
				Arguments.of(JOIN.formatted("{'name':'a'}"), "bad-message", "'peer.kind' is missing"),
				Arguments.of(JOIN.formatted("{'name':'a','kind':'b','iceRestart':'yes'}"), "bad-message",
						"'peer.iceRestart' must be true or false"),
				Arguments.of(JOIN.formatted("{'name':'" + "a".repeat(129) + "','kind':'b'}"), "bad-message",
						"at most 128"),
				Arguments.of(JOIN.formatted("{'name':'\\ud800','kind':'b'}"), "bad-message", "surrogate"),
				Arguments.of(JOIN.formatted("{'name':'a','kind':'\\udc00'}"), "bad-message", "surrogate"),
				Arguments.of(JOIN.formatted("{'name':'a','kind':'b','instance':'\\udc00'}"), "bad-message",
						"surrogate"),
				Arguments.of(JOIN.formatted("{'name':'a\\nERROR','kind':'b'}"), "bad-message",
						"'peer.name' must not contain control characters"),
				Arguments.of(JOIN.formatted("{'name':'a','kind':'b\\u009b'}"), "bad-message",
						"'peer.kind' must not contain control characters"),
				Arguments.of(JOIN.formatted("{'name':'a','kind':'b','instance':'\\u0000'}"), "bad-message",
						"'peer.instance' must not contain control characters"),
				Arguments.of("{'type':'join','channel':'','peer':{'name':'a','kind':'b'}}", "bad-message", "label"),
				Arguments.of("{'type':'join','channel':'a/b','peer':{'name':'a','kind':'b'}}", "bad-message", "label"),
				Arguments.of("{'type':'join','channel':'a\\nb','peer':{'name':'a','kind':'b'}}", "bad-message",
						"label"));
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
	void namesMayHaveSymbolsOutsideTheBasicPlane() {
		this.hub.connect().join("orders", "\\ud83d\\uded2 \ud83d\uded2");
		this.hub.settle();
		JsonNode peer = this.witness.hearsOne("peer-joined").path("peer");
		assertThat(peer.path("name").asString()).isEqualTo("\ud83d\uded2 \ud83d\uded2");
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
