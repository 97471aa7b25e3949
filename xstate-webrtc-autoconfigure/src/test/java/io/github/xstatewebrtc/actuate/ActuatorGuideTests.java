package io.github.xstatewebrtc.actuate;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actuate.XStateActorsEndpoint.ActorsDescriptor;
import io.github.xstatewebrtc.observation.ActorObservation;
import io.github.xstatewebrtc.observation.DefaultReceivedEventConvention;
import io.github.xstatewebrtc.observation.DefaultSentEventConvention;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every member of the endpoints is documented, and every documented member exists.
 */
class ActuatorGuideTests {

	@Test
	void theMembersOfPeersAreThoseInTheGuide() throws IOException {
		assertThat(members(PeersDescriptor.class))
			.containsExactlyElementsOf(ActuatorGuide.names("self|webrtc\\.|peers\\[|sources\\["));
	}

	@Test
	void theMembersOfActorsAreThoseInTheGuide() throws IOException {
		assertThat(members(ActorsDescriptor.class)).containsExactlyElementsOf(ActuatorGuide.names("actors\\["));
	}

	@Test
	void theKeysOfObservationsAreThoseInTheGuide() throws IOException {
		Set<String> keys = new TreeSet<>(Set.of(new DefaultSentEventConvention().getName(),
				new DefaultReceivedEventConvention().getName(), ActorObservation.Events.BEGUN.getName()));
		for (ActorObservation observation : ActorObservation.values()) {
			Stream.of(observation.getLowCardinalityKeyNames(), observation.getHighCardinalityKeyNames())
				.flatMap(Stream::of)
				.forEach((key) -> keys.add(key.asString()));
		}
		String guide = Files.readString(Path.of("../docs/actuator.md"));
		assertThat(Pattern.compile("`(xstate\\.[a-z.-]+)`")
			.matcher(guide.substring(guide.indexOf("## Observations")))
			.results()
			.map((found) -> found.group(1))
			.distinct()).containsExactlyInAnyOrderElementsOf(keys);
	}

	private static Set<String> members(Class<?> type) {
		Set<String> members = new TreeSet<>();
		collect("", type, members);
		return members;
	}

	private static void collect(String prefix, Class<?> type, Set<String> members) {
		for (RecordComponent component : type.getRecordComponents()) {
			String path = prefix + component.getName();
			Class<?> element = element(component.getGenericType());
			if (component.getType().isRecord()) {
				if (component.getAnnotatedType().getAnnotations().length > 0) {
					// It may be null: a sentence must say when.
					members.add(path);
				}
				collect(path + ".", component.getType(), members);
			}
			else if (element.isRecord()) {
				collect(path + "[].", element, members);
			}
			else {
				members.add(path);
			}
		}
	}

	private static Class<?> element(Type type) {
		return (type instanceof ParameterizedType list && list.getActualTypeArguments().length == 1
				&& list.getActualTypeArguments()[0] instanceof Class<?> element) ? element : Object.class;
	}

}
