package io.github.xstatewebrtc.messaging;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;

import io.github.xstatewebrtc.actor.BadEventException;
import io.github.xstatewebrtc.protocol.ProtocolJson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A record is read whole or not at all.
 */
class RecordReaderTests {

	private static final String WHOLE = """
			{"sku":"A-1","price":10.5,"size":"LARGE","lines":[{"text":"a","count":1}],"gift":true}""";

	private static final TypeReference<Map<String, @Nullable Object>> TREE = new TypeReference<>() {
	};

	private final RecordReader reader = new RecordReader();

	@Test
	void whatMayBeAbsentMayBeAbsent() throws Exception {
		Order whole = read(WHOLE);
		assertThat(whole).isEqualTo(new Order("A-1", new BigDecimal("10.5"), Size.LARGE, List.of(new Line("a", 1)),
				true, null, Optional.empty()));
		assertThat(read(WHOLE.replace("\"gift\"", "\"note\":\"n\",\"voucher\":\"v\",\"gift\"")))
			.isEqualTo(new Order("A-1", whole.price(), Size.LARGE, whole.lines(), true, "n", Optional.of("v")));
	}

	@Test
	void membersThatTheRecordDoesNotHaveAreLeftOut() throws Exception {
		assertThat(read(WHOLE.replace("\"gift\"", "\"@class\":\"java.lang.Runtime\",\"gift\""))).isEqualTo(read(WHOLE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "sku", "price", "size", "lines", "gift" })
	void whatIsMissingOrNullIsNotMadeUp(String member) {
		Map<String, @Nullable Object> payload = tree(WHOLE);
		payload.put(member, null);
		isBad(payload);
		payload.remove(member);
		isBad(payload);
	}

	@ParameterizedTest
	@ValueSource(strings = { "'sku':7", "'sku':true", "'sku':{}", "'price':'10.5'", "'price':''", "'size':0",
			"'size':'HUGE'", "'size':''", "'lines':{}", "'lines':'a'", "'lines':[null]", "'lines':[{'text':'a'}]",
			"'lines':[{'count':1}]", "'lines':[{'text':'a','count':1.5}]", "'gift':1", "'gift':'true'", "'note':7" })
	void whatIsOfAnotherKindIsNotTurnedIntoThis(String member) {
		Map<String, @Nullable Object> payload = tree(WHOLE);
		payload.putAll(tree("{" + member.replace('\'', '"') + "}"));
		isBad(payload);
	}

	@Test
	void whatWasExpectedAndWhereItWasNotIsSaidWithoutWhatThereIs() {
		Map<String, @Nullable Object> payload = tree(WHOLE);
		payload.put("lines", List.of(Map.of("text", "hunter2", "count", "hunter3")));
		assertThatExceptionOfType(BadEventException.class).isThrownBy(() -> this.reader.read(Order.class, payload))
			.withMessage("The event has to carry {sku: string, price: number, size: SMALL | LARGE, lines: list, "
					+ "gift: boolean, note?: string, voucher?: value}; 'lines.count' is not as it has to be.");
	}

	@Test
	void whatARecordItselfRefusesIsABadEvent() throws Exception {
		assertThat(this.reader.read(Positive.class, Map.of("amount", 1))).isEqualTo(new Positive(1));
		assertThatExceptionOfType(BadEventException.class)
			.isThrownBy(() -> this.reader.read(Positive.class, Map.of("amount", -1)))
			.withMessageContaining("{amount: integer}");
	}

	private void isBad(Map<String, @Nullable Object> payload) {
		assertThatExceptionOfType(BadEventException.class).isThrownBy(() -> this.reader.read(Order.class, payload));
	}

	private Order read(String json) throws BadEventException {
		return this.reader.read(Order.class, tree(json));
	}

	private static Map<String, @Nullable Object> tree(String json) {
		return new HashMap<>(ProtocolJson.mapper().readValue(json, TREE));
	}

	private enum Size {

		SMALL, LARGE

	}

	private record Line(String text, int count) {
	}

	private record Order(String sku, BigDecimal price, Size size, List<Line> lines, boolean gift, @Nullable String note,
			Optional<String> voucher) {
	}

	record Positive(int amount) {

		Positive {
			if (amount < 0) {
				throw new IllegalArgumentException("less than nothing");
			}
		}

	}

}
