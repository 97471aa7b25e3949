package io.github.xstatewebrtc.messaging;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.xstatewebrtc.actor.Receipt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the application's code throws on an event of a peer is in the application's log.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailingActorsTests {

	@Test
	void theFailureOfOneKindHidesNoneOfAnother(CapturedOutput output) {
		ServedActors served = new ServedActors();
		for (String name : List.of("order", "vault")) {
			served.say("{\"type\":\"send\",\"to\":\"@" + name + "\",\"event\":{\"type\":\"GO\"}}");
			served.hears();
			served.actor(name).events().deal(Receipt.failed(new IllegalStateException("thrown by " + name)));
		}
		assertThat(output.getOut()).contains("thrown by order", "thrown by vault");
	}

}
