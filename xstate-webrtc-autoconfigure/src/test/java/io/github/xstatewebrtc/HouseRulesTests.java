package io.github.xstatewebrtc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The house: which room may use which, as the design's table says.
 */
class HouseRulesTests {

	private static final String ROOT = "io.github.xstatewebrtc.";

	private static final Map<String, List<String>> MAY_USE = Map.ofEntries(Map.entry("actor", List.of()),
			Map.entry("timing", List.of()), Map.entry("statechart", List.of("actor")), Map.entry("protocol", List.of()),
			Map.entry("inspection", List.of("actor", "protocol")), Map.entry("link", List.of("protocol", "timing")),
			Map.entry("signaling", List.of("protocol", "timing")),
			Map.entry("source", List.of("actor", "protocol", "signaling", "timing")),
			Map.entry("messaging", List.of("actor", "inspection", "protocol", "link", "timing")),
			Map.entry("transport.webrtc", List.of("link", "protocol")),
			Map.entry("transport.relay", List.of("link", "protocol", "signaling", "timing")),
			Map.entry("observation", List.of("actor", "messaging", "protocol")),
			Map.entry("peer",
					List.of("actor", "inspection", "messaging", "protocol", "link", "signaling", "timing",
							"transport.relay")),
			Map.entry("web", List.of("signaling", "source", "peer", "inspection", "protocol", "timing")),
			Map.entry("actuate",
					List.of("actor", "statechart", "inspection", "messaging", "protocol", "link", "signaling", "source",
							"transport.webrtc", "peer", "web")),
			Map.entry("autoconfigure", List.of("actor", "statechart", "inspection", "messaging", "protocol", "link",
					"signaling", "source", "transport.webrtc", "peer", "web", "actuate", "observation", "timing")));

	private static final JavaClasses MODULE = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.github.xstatewebrtc");

	static Stream<String> rooms() {
		return MAY_USE.keySet().stream().sorted();
	}

	@ParameterizedTest
	@MethodSource("rooms")
	void aRoomUsesOnlyWhatTheDesignAllows(String room) {
		List<String> allowed = new ArrayList<>(MAY_USE.getOrDefault(room, List.of()));
		allowed.add(room);
		String[] packages = allowed.stream().map((name) -> ROOT + name + "..").toArray(String[]::new);
		ArchRule rule = ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage(ROOT + room + "..")
			.should()
			.dependOnClassesThat(JavaClass.Predicates.resideInAPackage("io.github.xstatewebrtc..")
				.and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(packages))));
		rule.allowEmptyShould(true).check(MODULE);
	}

	@Test
	void everyClassHasARoom() {
		String[] packages = MAY_USE.keySet().stream().map((name) -> ROOT + name + "..").toArray(String[]::new);
		ArchRuleDefinition.classes().should().resideInAnyPackage(packages).check(MODULE);
	}

	@Test
	void thereAreNoCircles() {
		SlicesRuleDefinition.slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(MODULE);
	}

	@Test
	void theCoreKnowsNoSpring() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAnyPackage(packages("actor", "timing", "protocol", "inspection", "messaging", "link", "signaling",
					"source", "transport.webrtc", "transport.relay", "peer"))
			.or(JavaClass.Predicates.resideInAPackage(ROOT + "statechart"))
			.should()
			.dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage("org.springframework.."))
			.check(MODULE);
	}

	@Test
	void actorsKnowNoJson() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAnyPackage(packages("actor", "statechart"))
			.should()
			.dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson.."))
			.check(MODULE);
	}

	@Test
	void onlyOnePackageNamesTheNativeLibrary() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage(ROOT + "transport.webrtc..")
			.should()
			.dependOnClassesThat(JavaClass.Predicates.resideInAPackage("dev.onvoid.webrtc.."))
			.check(MODULE);
	}

	@Test
	void onlyOnePackageAndItsAutoConfigurationNameSpringSecurity() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage(ROOT + "web.security..")
			.and()
			.haveNameNotMatching(".*SecurityAutoConfiguration.*")
			.should()
			.dependOnClassesThat(JavaClass.Predicates.resideInAPackage("org.springframework.security.."))
			.check(MODULE);
	}

	@Test
	void onlyWhatObservesAndMeasuresNamesMicrometer() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackages(packages("observation", "actuate", "autoconfigure"))
			.should()
			.dependOnClassesThat(JavaClass.Predicates.resideInAPackage("io.micrometer.."))
			.check(MODULE);
	}

	@Test
	void onlyItsAdapterNamesAStatechartLibrary() {
		Map.of("squirrel", "org.squirrelframework..", "stateless4j", "com.github.oxo42..")
			.forEach((room, library) -> ArchRuleDefinition.noClasses()
				.that()
				.resideOutsideOfPackage(ROOT + "statechart." + room + "..")
				.should()
				.dependOnClassesThat(JavaClass.Predicates.resideInAPackage(library))
				.check(MODULE));
	}

	@Test
	void everyPackageIsNullMarked() {
		assertThat(MODULE.stream()
			.map(JavaClass::getPackage)
			.distinct()
			.filter((candidate) -> !candidate.isAnnotatedWith(NullMarked.class))
			.map((candidate) -> candidate.getName())).isEmpty();
	}

	private static String[] packages(String... rooms) {
		return Arrays.stream(rooms).map((room) -> ROOT + room + "..").toArray(String[]::new);
	}

}
