package io.github.xstatewebrtc.actor.capture;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Service;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which getters of an application are run.
 */
class BeanCaptureTests {

	private final ValueCapture capture = new ValueCapture(CaptureLimits.DEFAULTS, Redaction.of(List.of()), true);

	private @Nullable Object capture(@Nullable Object value) {
		return CapturedTree.plain(this.capture.capture(value));
	}

	@Test
	void beansAndRecordsAreReadByTheirGetters() {
		assertThat(capture(new Item("book", 2))).isEqualTo(Map.of("name", "book", "count", 2));
		assertThat(capture(new Bean())).isEqualTo(bean("broken", "(unreadable: IllegalStateException)", "good", "yes",
				"ready", true, "count", 7, "nickname", null, "XAxis", 3, "open", true));
	}

	@Test
	void aGetterWithoutAFieldIsNotRun() {
		Busy busy = new Busy();
		assertThat(capture(busy)).isEqualTo(Map.of("name", "busy"));
		assertThat(busy.nextInvoiceNumber).hasValue(0);
		assertThat(busy.reports).isZero();
	}

	@Test
	void whatSpringManagesIsOnlyNamed() {
		RateService service = new RateService();
		StartedRates started = new StartedRates();
		OpenRates open = new OpenRates();
		assertThat(capture(List.of(service, started, open)))
			.isEqualTo(List.of("(RateService)", "(StartedRates)", "(OpenRates)"));
		assertThat(List.of(service.rate, started.getRate(), open.getRate())).containsExactly(0, 1, 1);
	}

	@Test
	void proxiesAreOnlyNamed() {
		PlainRates rates = new PlainRates();
		ProxyFactory subclass = new ProxyFactory(rates);
		subclass.setProxyTargetClass(true);
		assertThat(capture(subclass.getProxy())).asString().startsWith("(");
		assertThat(capture(new ProxyFactory(rates).getProxy())).asString().startsWith("(");
		Object map = Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Map.class },
				(proxy, method, args) -> method.invoke(Map.of("rate", rates.getRate()), args));
		assertThat(capture(map)).asString().startsWith("(");
		assertThat(rates.getRate()).isEqualTo(1);
	}

	private static Map<String, @Nullable Object> bean(@Nullable Object... members) {
		Map<String, @Nullable Object> map = new HashMap<>();
		for (int i = 0; i < members.length; i += 2) {
			map.put((String) members[i], members[i + 1]);
		}
		return map;
	}

	/**
	 * A record of an application.
	 *
	 * @param name a name
	 * @param count a number
	 */
	record Item(String name, int count) {
	}

	@SuppressWarnings("unused")
	public static class Bean {

		private String good = "yes";

		private boolean ready = true;

		private Integer count = 7;

		private @Nullable String nickname;

		private String broken = "";

		private String ignored = "ignored";

		private String hidden = "hidden";

		private int xAxis = 3;

		private boolean isOpen = true;

		public String getGood() {
			return this.good;
		}

		public boolean isReady() {
			return this.ready;
		}

		public int getCount() {
			return this.count;
		}

		public Optional<String> getNickname() {
			return Optional.ofNullable(this.nickname);
		}

		public String getBroken() {
			throw new IllegalStateException("broken");
		}

		@JsonIgnore
		public String getIgnored() {
			return this.ignored;
		}

		public void getNothing() {
		}

		public int getXAxis() {
			return this.xAxis;
		}

		public boolean isOpen() {
			return this.isOpen;
		}

		String getHidden() {
			return this.hidden;
		}

	}

	/**
	 * A bean with getters that do something.
	 */
	@SuppressWarnings("unused")
	public static class Busy {

		private static final String connection = "of all";

		private final AtomicInteger nextInvoiceNumber = new AtomicInteger();

		private final String name = "busy";

		private int reports;

		public String getName() {
			return this.name;
		}

		public int getNextInvoiceNumber() {
			return this.nextInvoiceNumber.incrementAndGet();
		}

		public String getReport() {
			this.reports++;
			return "report";
		}

		public String getConnection() {
			this.reports++;
			return connection;
		}

	}

	/**
	 * An interface to put a proxy before.
	 */
	public interface Rates {

		int getRate();

	}

	/**
	 * A component that Spring manages.
	 */
	@Service
	public static class RateService implements Rates {

		private int rate;

		@Override
		public int getRate() {
			return ++this.rate;
		}

	}

	/**
	 * A bean without a stereotype.
	 */
	public static class PlainRates implements Rates {

		private int rate;

		@Override
		public int getRate() {
			return ++this.rate;
		}

	}

	/**
	 * A bean that Spring calls back.
	 */
	public static class StartedRates extends PlainRates implements InitializingBean {

		@Override
		public void afterPropertiesSet() {
		}

	}

	/**
	 * A bean that holds a resource.
	 */
	public static class OpenRates extends PlainRates implements AutoCloseable {

		@Override
		public void close() {
		}

	}

}
