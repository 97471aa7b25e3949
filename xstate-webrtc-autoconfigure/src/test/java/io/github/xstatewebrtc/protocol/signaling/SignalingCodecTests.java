package io.github.xstatewebrtc.protocol.signaling;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SignalingCodec}.
 */
class SignalingCodecTests {

	private static final PeerInfo INFO = new PeerInfo("checkout-ui", "browser", null, true,
			List.of(new Service("cart", "cartMachine")));

	@Test
	void aJoinLooksAsTheProtocolSays() {
		assertThat(SignalingCodec.write(new MemberMessage.Join("orders", null, null, INFO))).isEqualTo("""
				{"type":"join","channel":"orders","peer":{"name":"checkout-ui","kind":"browser","iceRestart":true,\
				"services":[{"systemId":"cart","src":"cartMachine"}]}}""");
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"{\"type\":\"join\",\"channel\":\"orders\",\"token\":\"t\",\"resume\":\"r\",\"peer\":{\"name\":\"a\","
					+ "\"kind\":\"b\",\"instance\":\"c\",\"iceRestart\":false,\"services\":[]}}",
			"{\"type\":\"signal\",\"to\":\"p-7f3a\",\"want\":\"connect\"}",
			"{\"type\":\"signal\",\"to\":\"p-7f3a\",\"conn\":\"c-81\",\"description\":{\"type\":\"offer\",\"sdp\":\"v=0\"}}",
			"{\"type\":\"signal\",\"to\":\"p-7f3a\",\"conn\":\"c-81\",\"candidate\":{\"candidate\":\"c\",\"sdpMid\":\"0\","
					+ "\"sdpMLineIndex\":0}}",
			"{\"type\":\"update\",\"peer\":{\"services\":[{\"systemId\":\"cart\"}]}}",
			"{\"type\":\"renew\",\"token\":\"t\"}", "{\"type\":\"leave\"}" })
	void whatAPeerSaysIsReadAndWrittenAlike(String text) throws InvalidMessageException {
		assertThat(SignalingCodec.write(SignalingCodec.readFromMember(text))).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"{\"type\":\"joined\",\"peerId\":\"p-19c2\",\"resume\":\"r\",\"resumeSeconds\":30,\"iceServers\":"
					+ "[{\"urls\":[\"turn:a\"],\"username\":\"u\",\"credential\":\"c\"}],\"iceTransportPolicy\":\"all\","
					+ "\"permissions\":[\"inspect\"],\"limits\":{\"signalBytes\":65536},\"peers\":[{\"peerId\":\"p-7f3a\","
					+ "\"name\":\"orders-service\",\"instance\":\"host-12\",\"kind\":\"jvm\",\"iceRestart\":true,"
					+ "\"services\":[],\"permissions\":[\"inspect\"]}],\"more\":false}",
			"{\"type\":\"peers\",\"peers\":[],\"more\":true}",
			"{\"type\":\"peer-joined\",\"peer\":{\"peerId\":\"p-1\",\"name\":\"a\",\"kind\":\"b\",\"iceRestart\":false,"
					+ "\"services\":[],\"permissions\":[]}}",
			"{\"type\":\"peer-updated\",\"peer\":{\"peerId\":\"p-1\",\"name\":\"a\",\"kind\":\"b\",\"iceRestart\":false,"
					+ "\"services\":[],\"permissions\":[]}}",
			"{\"type\":\"peer-left\",\"peerId\":\"p-7f3a\",\"reason\":\"left\"}",
			"{\"type\":\"signal\",\"from\":\"p-7f3a\",\"conn\":\"c-81\",\"description\":{\"type\":\"answer\",\"sdp\":\"\"}}",
			"{\"type\":\"ice-servers\",\"iceServers\":[]}",
			"{\"type\":\"error\",\"code\":\"unknown-peer\",\"message\":\"m\",\"ref\":{\"type\":\"signal\",\"to\":\"p-7f3a\"}}" })
	void whatAHubSaysIsReadAndWrittenAlike(String text) throws InvalidMessageException {
		assertThat(SignalingCodec.write(SignalingCodec.readFromHub(text))).isEqualTo(text);
	}

	@Test
	void whatANewerHubSaysIsUnknownAndNoError() throws InvalidMessageException {
		assertThat(SignalingCodec.readFromHub("{\"type\":\"dance\",\"steps\":3}"))
			.isEqualTo(new HubMessage.Unknown("dance"));
		HubMessage joined = SignalingCodec.readFromHub("""
				{"type":"peer-joined","later":1,"peer":{"peerId":"p-1","name":"a","kind":"b","later":{},\
				"permissions":["inspect","dance"]}}""");
		assertThat(joined).isEqualTo(new HubMessage.PeerJoined(
				new PeerEntry("p-1", "a", null, "b", false, List.of(), Set.of(Permission.INSPECT))));
	}

	@Test
	void whatIsWrongIsSaidInASentence() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> SignalingCodec.readFromHub("{\"type\":\"peer-left\",\"peerId\":1}"))
			.withMessage("The member 'peerId' must be a string.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\ud800", "\udc00", "a\ud800b", "\udc00\ud800" })
	void whateverIsWrittenIsWellFormed(String half) throws InvalidMessageException {
		PeerEntry entry = new PeerEntry("p-1", half, half, half, false, List.of(new Service(half, half)), Set.of());
		ObjectNode content = SignalingCodec.content(Signal.of("c", new IceCandidate(half, half, 0)));
		List<String> written = List.of(SignalingCodec.write(entry),
				SignalingCodec.write(new HubMessage.PeerJoined(entry)),
				SignalingCodec.write(new HubMessage.Peers(List.of(), false), List.of(SignalingCodec.write(entry))),
				SignalingCodec.write(new HubMessage.SignalFrom("p-1", content)),
				SignalingCodec.write(new HubMessage.ErrorMessage("internal", half, new HubMessage.Ref(half, half))),
				SignalingCodec.write(new MemberMessage.SignalTo("p-1", content)),
				SignalingCodec.write(new MemberMessage.Update(entry.services())),
				SignalingCodec.write(new MemberMessage.Renew(half)));
		assertThat(written).allMatch((text) -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
		HubMessage read = SignalingCodec.readFromHub(written.get(1));
		assertThat(((HubMessage.PeerJoined) read).peer().name()).hasSameSizeAs(half).contains("?");
	}

	@Test
	void theReferenceOfAnErrorIsNotCutInsideASymbol() {
		String type = "x".repeat(127) + "\ud83d\uded2";
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> SignalingCodec.readFromMember("{\"type\":\"" + type + "\"}"))
			.satisfies(
					(ex) -> assertThat(SignalingCodec.write(new HubMessage.ErrorMessage("bad-message", "", ex.ref())))
						.matches((text) -> StandardCharsets.UTF_8.newEncoder().canEncode(text)));
	}

	@Test
	void whatASignalHasBesideIsPassedOnIfItIsSmall() throws InvalidMessageException {
		String text = "{\"type\":\"signal\",\"to\":\"p\",\"want\":\"connect\",\"later\":\"%s\"}";
		String small = text.formatted("x".repeat(500));
		assertThat(SignalingCodec.write(SignalingCodec.readFromMember(small))).isEqualTo(small);
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> SignalingCodec.readFromMember(text.formatted("x".repeat(1024))))
			.withMessageContaining("1024");
	}

	@Test
	void descriptionsCandidatesTokensAndPasswordsAreNotPrinted() throws InvalidMessageException {
		String secret = "10.1.2.3";
		Object[] printed = { SignalingCodec.readFromMember("{\"type\":\"renew\",\"token\":\"" + secret + "\"}"),
				new MemberMessage.Join("orders", secret, secret, INFO),
				SignalingCodec
					.readFromMember("{\"type\":\"signal\",\"to\":\"p\",\"conn\":\"c\",\"description\":{\"type\":"
							+ "\"offer\",\"sdp\":\"" + secret + "\"}}"),
				Signal.of("c", new SessionDescription("offer", secret)),
				Signal.of("c", new IceCandidate(secret, null, null)),
				new HubMessage.SignalFrom("p",
						SignalingCodec.content(Signal.of("c", new IceCandidate(secret, null, null)))),
				new HubMessage.IceServers(List.of(new IceServer(List.of("turn:a"), "u", secret))) };
		assertThat(printed).allSatisfy((message) -> assertThat(message.toString()).doesNotContain(secret));
	}

}
