package io.github.xstatewebrtc.actor.capture;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.sql.Timestamp;
import java.util.AbstractCollection;
import java.util.AbstractList;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import javax.sql.rowset.serial.SerialBlob;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Values that JSON cannot hold, and those that must not be touched.
 */
class UnusualValuesTests {

	private final ValueCapture capture = new ValueCapture(CaptureLimits.DEFAULTS, Redaction.of(List.of()), true);

	private @Nullable Object capture(@Nullable Object value) {
		return CapturedTree.plain(this.capture.capture(value));
	}

	@Test
	void whatIsUsedUpByReadingIsOnlyNamed() throws Exception {
		Stream<String> stream = Stream.of("a");
		Iterator<String> iterator = List.of("a").iterator();
		InputStream input = new ByteArrayInputStream(new byte[] { 1 });
		Rows rows = new Rows();
		assertThat(capture(stream)).asString().startsWith("(");
		assertThat(capture(iterator)).asString().startsWith("(");
		assertThat(capture(input)).isEqualTo("(ByteArrayInputStream)");
		assertThat(capture(rows)).isEqualTo("(Rows)");
		assertThat(capture(CompletableFuture.completedFuture("a"))).isEqualTo("(CompletableFuture)");
		assertThat(stream).containsExactly("a");
		assertThat(iterator.next()).isEqualTo("a");
		assertThat(input.read()).isEqualTo(1);
		assertThat(rows.read).isZero();
	}

	@Test
	void typesOfDatabases() throws Exception {
		assertThat(capture(Timestamp.valueOf("2026-11-26 22:00:00"))).isEqualTo("2026-11-26 22:00:00.0");
		assertThat(capture(java.sql.Date.valueOf("2026-11-26"))).isEqualTo("2026-11-26");
		assertThat(capture(new SerialBlob(new byte[3]))).isEqualTo("(SerialBlob)");
	}

	@Test
	void keysThatAreNoTexts() {
		Map<Object, Object> map = new LinkedHashMap<>();
		map.put(null, 1);
		map.put(List.of("a"), 2);
		map.put(new Broken(), 3);
		map.put(new int[0], 4);
		assertThat(capture(map)).asString()
			.isEqualTo("{null=1, (ListN)=2, (unreadable: IllegalStateException)=3, (int[])=4}".replace("ListN",
					List.of("a").getClass().getSimpleName()));
	}

	@Test
	void ofACollectionThatChangesMeanwhileWhatWasReadStays() {
		List<Object> changing = new AbstractList<>() {

			@Override
			public Object get(int index) {
				if (index == 2) {
					throw new ConcurrentModificationException();
				}
				return index;
			}

			@Override
			public int size() {
				return 5;
			}

		};
		assertThat(capture(changing)).isEqualTo(List.of(0, 1, "(changed while it was read)"));
		Map<String, Object> map = new HashMap<>(Map.of("a", 1, "b", 2));
		map.put("self", new AbstractList<>() {

			@Override
			public Object get(int index) {
				map.put("new" + map.size(), 1);
				return 1;
			}

			@Override
			public int size() {
				return 1;
			}

		});
		map.put("z1", 1);
		map.put("z2", 1);
		assertThat(capture(map)).asString().endsWith("…=(changed while it was read)}");
	}

	@Test
	void aCollectionWithoutAnEndIsCutAndItsSizeIsAskedForOnlyThen() {
		AtomicInteger sizes = new AtomicInteger();
		assertThat(capture(new Numbers(Integer.MAX_VALUE, sizes))).asString().endsWith("… 2147483447 more]");
		assertThat(sizes).hasValue(1);
		assertThat(capture(new Numbers(2, sizes))).isEqualTo(List.of(0, 1));
		assertThat(sizes).hasValue(1);
	}

	/**
	 * Rows that are fetched as one goes through them.
	 */
	@SuppressWarnings("unused")
	public static class Rows implements Iterator<String> {

		private final String current = "";

		private int read;

		public String getCurrent() {
			this.read++;
			return this.current;
		}

		@Override
		public boolean hasNext() {
			this.read++;
			return true;
		}

		@Override
		public String next() {
			this.read++;
			return "";
		}

	}

	private static final class Broken implements CharSequence {

		@Override
		public int length() {
			return 1;
		}

		@Override
		public char charAt(int index) {
			return 'x';
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return this;
		}

		@Override
		public String toString() {
			throw new IllegalStateException("broken");
		}

	}

	private static final class Numbers extends AbstractCollection<Integer> {

		private final int size;

		private final AtomicInteger sizes;

		Numbers(int size, AtomicInteger sizes) {
			this.size = size;
			this.sizes = sizes;
		}

		@Override
		public Iterator<Integer> iterator() {
			return Stream.iterate(0, (number) -> number + 1).limit(this.size).iterator();
		}

		@Override
		public int size() {
			this.sizes.incrementAndGet();
			return this.size;
		}

	}

}
