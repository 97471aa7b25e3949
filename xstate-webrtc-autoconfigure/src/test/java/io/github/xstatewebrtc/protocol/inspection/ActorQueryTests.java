package io.github.xstatewebrtc.protocol.inspection;

import io.github.xstatewebrtc.protocol.ProtocolJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What inspectors ask for.
 */
class ActorQueryTests {

	@ParameterizedTest
	@CsvSource({ "order,order,true", "order*,order-7,true", "*7,order-7,true", "o*r-*,order-7,true",
			"order,order-7,false", "*x*,order,false", "**,order,true", "*a*b,aab,true", "order*,orde,false" })
	void aStarStandsForAnyCharacters(String pattern, String text, boolean matches) {
		assertThat(Wildcards.matches(pattern, text)).isEqualTo(matches);
	}

	@Test
	void aPatternFromAPeerTakesNoExponentialTime() {
		assertThat(Wildcards.matches("*a".repeat(2_000) + "b", "a".repeat(4_000))).isFalse();
	}

	@Test
	void everyMemberThatIsPresentMustAgree() {
		ActorQuery query = new ActorQuery("order*", null, "active");
		assertThat(query.matches("order-7", "any", "active")).isTrue();
		assertThat(query.matches("order-7", "any", "done")).isFalse();
		assertThat(query.matches(null, "any", "active")).isFalse();
	}

	@Test
	void aRequestIsReadWithWhateverMembersItHas() {
		InspectRequest request = ProtocolJson.mapper()
			.readValue("{\"type\":\"inspect\",\"history\":200,\"after\":1041,\"query\":{\"src\":\"order*\"},\"new\":1}",
					InspectRequest.class);
		assertThat(request).isEqualTo(new InspectRequest(200, 1041L, new ActorQuery(null, "order*", null)));
		assertThat(ProtocolJson.mapper().readValue("{\"type\":\"inspect\"}", InspectRequest.class))
			.isEqualTo(new InspectRequest(null, null, null));
	}

}
