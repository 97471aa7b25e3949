package io.github.xstatewebrtc.actuate;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

import io.github.xstatewebrtc.autoconfigure.XStateWebRtcProperties;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page about limits names meters and properties that there are, and each of its
 * bounds is reached in a test, by which its meters count it.
 */
class LimitsPageTests {

	private static final String TESTS = "classpath*:io/github/xstatewebrtc/**/*Tests.class";

	@Test
	void itsMetersAreThoseOfActuator() throws IOException {
		Set<String> documented = ActuatorGuide.names("xstate\\.");
		assertThat(LimitsPage.rows()).flatMap(LimitsPage.Row::meters)
			.isNotEmpty()
			.allSatisfy((meter) -> assertThat(documented).contains("xstate.webrtc." + meter));
	}

	@Test
	void itsPropertiesAreThoseOfTheApplication() {
		List<String> properties = Stream
			.of(XStateWebRtcProperties.Signaling.class, XStateWebRtcProperties.Relay.class,
					XStateWebRtcProperties.Inspection.class)
			.flatMap((type) -> Arrays.stream(type.getRecordComponents())
				.map((component) -> type.getSimpleName() + "." + component.getName()))
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.toList();
		assertThat(LimitsPage.rows()).flatMap(LimitsPage.Row::properties)
			.isNotEmpty()
			.allSatisfy((property) -> assertThat(properties).contains(property.replace("-", "")));
	}

	@Test
	void eachOfItsBoundsIsReachedInATest() throws Exception {
		assertThat(LimitsPage.rows()).extracting(LimitsPage.Row::what)
			.doesNotHaveDuplicates()
			.containsExactlyInAnyOrderElementsOf(
					new TreeSet<>(tests().stream().map((test) -> test.getAnnotation(Limit.class).value()).toList()));
	}

	@Test
	void eachOfItsMetersCountsItsBoundInATest() throws Exception {
		List<String> counted = tests().stream()
			.filter((test) -> Arrays.stream(test.getDeclaringClass().getDeclaredFields())
				.anyMatch((field) -> field.getType() == LimitMeters.class
						&& field.isAnnotationPresent(RegisterExtension.class)))
			.map((test) -> test.getAnnotation(Limit.class))
			.flatMap((limit) -> pairs(limit.value(),
					(limit.meters().length > 0) ? List.of(limit.meters()) : LimitsPage.row(limit.value()).meters()))
			.toList();
		assertThat(counted)
			.containsAll(LimitsPage.rows().stream().flatMap((row) -> pairs(row.what(), row.meters())).toList());
	}

	private static Stream<String> pairs(String what, List<String> meters) {
		return meters.stream().map((meter) -> what + ": " + meter);
	}

	private static List<Method> tests() throws IOException, ClassNotFoundException {
		SimpleMetadataReaderFactory classes = new SimpleMetadataReaderFactory();
		List<Method> tests = new ArrayList<>();
		for (Resource file : new PathMatchingResourcePatternResolver().getResources(TESTS)) {
			AnnotationMetadata type = classes.getMetadataReader(file).getAnnotationMetadata();
			if (type.hasAnnotatedMethods(Limit.class.getName())) {
				Class<?> found = Class.forName(type.getClassName(), false, LimitsPageTests.class.getClassLoader());
				Arrays.stream(found.getDeclaredMethods())
					.filter((method) -> method.isAnnotationPresent(Limit.class))
					.forEach(tests::add);
			}
		}
		return tests;
	}

}
