package io.github.xstatewebrtc.application.guide;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import io.github.xstatewebrtc.autoconfigure.XStateWebRtcActuatorAutoConfiguration;
import io.github.xstatewebrtc.autoconfigure.XStateWebRtcAutoConfiguration;
import io.github.xstatewebrtc.autoconfigure.XStateWebRtcPeerAutoConfiguration;
import io.github.xstatewebrtc.autoconfigure.XStateWebRtcSecurityAutoConfiguration;
import io.github.xstatewebrtc.autoconfigure.XStateWebRtcServletAutoConfiguration;
import io.github.xstatewebrtc.signaling.ChannelAuthorizer;
import io.github.xstatewebrtc.signaling.JoinDecision;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every snippet of the guide is part of something that is compiled or run.
 */
class GuideTests {

	private static final Set<String> LANGUAGES = Set.of("java", "yaml", "xml", "js", "ts", "nginx", "dockerfile",
			"text");

	static List<Snippet> snippets() {
		return Snippet.all();
	}

	static List<Snippet> java() {
		return Snippet.in("java");
	}

	static List<Snippet> yaml() {
		return Snippet.in("yaml");
	}

	static List<Snippet> typeScript() {
		return Snippet.in("ts");
	}

	@ParameterizedTest
	@MethodSource("snippets")
	void aSnippetIsOfALanguageThatIsTested(Snippet snippet) {
		assertThat(LANGUAGES).contains(snippet.language());
	}

	@ParameterizedTest
	@MethodSource("java")
	void javaIsPartOfAnApplicationAmongTheTests(Snippet snippet) {
		assertThat(Stream.of("src/test/java/io/github/xstatewebrtc/application", "../sample-app/src")
			.flatMap((folder) -> Snippet.files(folder, ".java").stream())).anyMatch(snippet::isPartOf);
	}

	@ParameterizedTest
	@MethodSource("typeScript")
	void typeScriptIsPartOfWhatTheBrowserTestsRun(Snippet snippet) {
		assertThat(Stream.of("../clients/e2e/guide", "../clients/shop/src", "../clients/xstate4/src")
			.flatMap((folder) -> Snippet.files(folder, ".ts").stream())).anyMatch(snippet::isPartOf);
	}

	@Test
	void otherFilesAreTheOnesThatTheBrowserTestsRun() {
		Map.of("nginx", "../docs/snippets/nginx.conf", "dockerfile", "../sample-app/Dockerfile", "js",
				"../docs/snippets/front-end.js")
			.forEach((language, name) -> assertThat(Snippet.in(language)).isNotEmpty()
				.allMatch((snippet) -> snippet.isPartOf(Path.of(name))));
	}

	@Test
	void xmlIsTheDependencyOfTheReadme() throws IOException {
		String readme = Files.readString(Path.of("../README.md"));
		assertThat(Snippet.in("xml")).isNotEmpty().allMatch((snippet) -> readme.contains(snippet.text()));
	}

	@ParameterizedTest
	@MethodSource("yaml")
	void yamlNamesPropertiesThatThereAre(Snippet snippet) throws IOException {
		KnownProperties known = new KnownProperties();
		assertThat(names(snippet)).isNotEmpty().allMatch(known::contains);
	}

	@ParameterizedTest
	@MethodSource("yaml")
	void anApplicationStartsWithYaml(Snippet snippet) {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(XStateWebRtcAutoConfiguration.class,
					XStateWebRtcSecurityAutoConfiguration.class, XStateWebRtcServletAutoConfiguration.class,
					XStateWebRtcPeerAutoConfiguration.class, XStateWebRtcActuatorAutoConfiguration.class))
			.withBean(ChannelAuthorizer.class, () -> (request) -> new JoinDecision.Refused("Only a test."))
			.withPropertyValues("JOIN_TOKEN_SECRET=0123456789abcdef0123456789abcdef", "TURN_SECRET=secret")
			.withInitializer(
					(context) -> context.getEnvironment().setConversionService(new ApplicationConversionService()))
			.withInitializer(
					(context) -> source(snippet).forEach(context.getEnvironment().getPropertySources()::addLast))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static List<String> names(Snippet snippet) {
		return source(snippet).stream()
			.flatMap((source) -> List.of(((EnumerablePropertySource<?>) source).getPropertyNames()).stream())
			.toList();
	}

	private static List<PropertySource<?>> source(Snippet snippet) {
		try {
			return new YamlPropertySourceLoader().load("guide",
					new ByteArrayResource(snippet.text().getBytes(StandardCharsets.UTF_8)));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
