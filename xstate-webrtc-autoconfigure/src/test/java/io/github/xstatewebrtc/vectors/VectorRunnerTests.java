package io.github.xstatewebrtc.vectors;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The runner of the vectors goes red.
 */
class VectorRunnerTests {

	@ParameterizedTest
	@ValueSource(strings = { "{'dance':true}", "{'do':'dance'}", "{'out':{'type':'send'}}",
			"{'out':{'type':'ack','received':1}}", "{'told':{'taken':'one'}}", "{'closed':true}",
			"{'in':{'type':'a','n':'$nobody'}}", "{'in':{'type':'a'}}", "{'do':'send','message':{'type':'send'}}",
			"{'in':{'type':'ping','t':1}},{'out':{'type':'pong'}}",
			"{'in':{'type':'ping','t':1}},{'out':{'type':'pong','t':1,'u':'*'}}",
			"{'in':[{'type':'ping','t':1},{'type':'ping','t':2}]},{'out':{'type':'pong','t':'$t'}},{'out':{'type':'pong','t':'$t'}}",
			"{'in':[{'type':'a'},{'type':'b'}]},{'told':{'message':{'type':'b'}}},{'told':{'message':{'type':'a'}}}",
			"{'in':{'type':'a'}},{'told':{'message':{'type':'a'}}},{'out':{'type':'ack','received':2}}" })
	void atStepsThatDoNotHold(String steps) {
		String vector = "{'steps':[{'meet':'c-1'},%s]}".formatted(steps).replace('\'', '"');
		Script script = new Script(new TestedLink(), Disturbance.NONE);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> script.run(VectorFile.MAPPER.readTree(vector)))
			.withMessageStartingWith("Step ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "'gives':[]", "'gives':[{'type':'b'}]", "'refused':true" })
	void atFramesThatGiveSomethingElse(String expected) {
		String vector = "{'read':['[{\\'type\\':\\'a\\'}]'],%s}".formatted(expected).replace('\'', '"');
		FrameCase frames = new FrameCase(VectorFile.MAPPER.readTree(vector));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(frames::run);
	}

	@Test
	void atAFileOfAnotherFormat() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> VectorFile.read("x.jsonl", List.of("{\"vectors\":2,\"role\":\"link\"}")));
	}

}
