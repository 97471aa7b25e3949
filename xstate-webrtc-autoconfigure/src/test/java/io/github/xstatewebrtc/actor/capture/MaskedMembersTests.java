package io.github.xstatewebrtc.actor.capture;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.PasswordAuthentication;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonIgnoreType;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.userdetails.User;

import io.github.xstatewebrtc.actor.Masked;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is masked because of its type, or of an annotation on it.
 */
class MaskedMembersTests {

	private final ValueCapture capture = new ValueCapture(CaptureLimits.DEFAULTS, Redaction.of(List.of()), true);

	private @Nullable Object capture(@Nullable Object value) {
		return CapturedTree.plain(this.capture.capture(value));
	}

	private static ValueCapture masking(Class<?> type) {
		return new ValueCapture(CaptureLimits.DEFAULTS,
				new Redaction(new SecretKeys(List.of()), new SecretTypes(List.of(type.getName())), List.of()), true);
	}

	@Test
	void annotatedMembersAreMaskedAndNotRead() {
		Patient patient = new Patient();
		assertThat(capture(patient)).isEqualTo(Map.of("name", "Alice", "diagnosis", "******", "doctor", "******",
				"room", "******", "insurance", "******", "contact", "******"));
		assertThat(patient.reads).isZero();
	}

	@Test
	void annotatedComponentsAndTypesAreMasked() {
		assertThat(capture(List.of(new Visit("Monday", "flu"), new Findings("flu"), new Scan())))
			.isEqualTo(List.of(Map.of("day", "Monday", "reason", "******"), "******", "******"));
	}

	@Test
	void whatJacksonDoesNotWriteIsLeftOut() {
		assertThat(capture(new Account("alice", "1", "2", "3", "4"))).isEqualTo(Map.of("name", "alice", "kept", "4"));
		assertThat(capture(List.of(new Ignored("5")))).isEqualTo(List.of("******"));
	}

	@Test
	void typesThatAreSecretsAreMaskedWhereverTheyOccur() {
		Map<Object, Object> context = new HashMap<>();
		context.put("chars", "hunter2".toCharArray());
		context.put("a", new SecretKeySpec(new byte[] { 1, 2 }, "HmacSHA256"));
		context.put("b", Optional.of(new PasswordAuthentication("alice", "hunter2".toCharArray())));
		context.put("c", List.of(new UsernamePasswordAuthenticationToken("alice", "hunter2")));
		context.put("d", new MyUser("alice", "hunter2"));
		assertThat(capture(context))
			.isEqualTo(Map.of("chars", "******", "a", "******", "b", "******", "c", List.of("******"), "d", "******"));
	}

	@Test
	void configuredTypesAreMaskedWithTheirSubclassesAndImplementationsAlsoAsKeys() {
		assertThat(CapturedTree.plain(masking(UUID.class).capture(Map.of(UUID.randomUUID(), UUID.randomUUID()))))
			.isEqualTo(Map.of("******", "******"));
		assertThat(CapturedTree.plain(masking(UUID.class).capture(Map.of(UUID.randomUUID(), 7))))
			.isEqualTo(Map.of("******", 7));
		assertThat(masking(Card.class).capture(List.of(new CreditCard("4711")))).isEqualTo(List.of("******"));
		assertThat(capture(List.of(new CreditCard("4711")))).isEqualTo(List.of(Map.of("number", "4711")));
	}

	/**
	 * An annotation of an application.
	 */
	@Masked
	@Retention(RetentionPolicy.RUNTIME)
	@interface PersonalData {

	}

	interface Insured {

		@Masked
		String getInsurance();

	}

	@SuppressWarnings("unused")
	public static class Patient implements Insured {

		private final String name = "Alice";

		@Masked
		private final String diagnosis = "flu";

		private final String doctor = "Bob";

		@PersonalData
		private final String room = "12";

		private final String insurance = "4711";

		private String contact = "Carol";

		private int reads;

		public String getName() {
			return this.name;
		}

		public String getDiagnosis() {
			this.reads++;
			return this.diagnosis;
		}

		@Masked
		public String getDoctor() {
			this.reads++;
			return this.doctor;
		}

		public String getRoom() {
			this.reads++;
			return this.room;
		}

		@Override
		public String getInsurance() {
			this.reads++;
			return this.insurance;
		}

		public String getContact() {
			this.reads++;
			return this.contact;
		}

		@PersonalData
		public void setContact(String contact) {
			this.contact = contact;
		}

	}

	/**
	 * A record of an application.
	 *
	 * @param day what may be seen
	 * @param reason what may not
	 */
	record Visit(String day, @Masked String reason) {
	}

	/**
	 * A masked record.
	 *
	 * @param text what may not be seen
	 */
	@Masked
	record Findings(String text) {
	}

	@PersonalData
	static class Picture {

	}

	static class Scan extends Picture {

	}

	/**
	 * A record with Jackson's annotations.
	 *
	 * @param name what Jackson writes
	 * @param hint what it ignores
	 * @param code what it only reads
	 * @param rest what the class says it ignores
	 * @param kept what it is told not to ignore
	 */
	@JsonIgnoreProperties("rest")
	record Account(String name, @JsonIgnore String hint,
			@JsonProperty(access = JsonProperty.Access.WRITE_ONLY) String code, String rest,
			@JsonIgnore(false) @JsonProperty(access = JsonProperty.Access.READ_WRITE) String kept) {
	}

	/**
	 * A record that Jackson never writes.
	 *
	 * @param text what may not be seen
	 */
	@JsonIgnoreType
	record Ignored(String text) {
	}

	public static class MyUser extends User {

		private final String nickname;

		MyUser(String name, String password) {
			super(name, password, List.of());
			this.nickname = name;
		}

		public String getNickname() {
			return this.nickname;
		}

	}

	interface Card {

		String number();

	}

	/**
	 * A record that implements an interface.
	 *
	 * @param number a number
	 */
	record CreditCard(String number) implements Card {
	}

}
