package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.xstatewebrtc.protocol.signaling.Permission;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that takes its time to decide about one holds up nobody else.
 */
@Timeout(60)
class SlowDecisionTests {

	private final CountDownLatch asked = new CountDownLatch(1);

	private final CountDownLatch answer = new CountDownLatch(1);

	private final List<Set<Permission>> grants = new CopyOnWriteArrayList<>(List.of(TestHub.ALL));

	private final TestHub hub = new TestHub(this::decide);

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private JoinDecision decide(JoinRequest request) {
		Set<Permission> granted = this.grants.get(0);
		if ("slow".equals(request.caller().name()) && this.answer.getCount() > 0) {
			this.asked.countDown();
			await(this.answer);
		}
		return granted.isEmpty() ? new JoinDecision.Refused("No.") : new JoinDecision.Granted(granted);
	}

	@AfterEach
	void stop() {
		this.answer.countDown();
		this.threads.shutdownNow();
	}

	@Test
	void othersJoinAndTalkMeanwhile() throws Exception {
		TestPeer slow = this.hub.login("slow");
		Future<?> joining = joins(slow);
		TestPeer ann = this.hub.joined("orders", "ann");
		TestPeer bob = this.hub.joined("orders", "bob", ann);
		ann.wants(bob.peerId());
		assertThat(bob.hearsTypes()).containsExactly("signal");
		this.answer.countDown();
		joining.get(30, TimeUnit.SECONDS);
		assertThat(slow.hearsTypes()).containsExactly("joined");
	}

	@Test
	void aSocketsMessagesStayInOrder() throws Exception {
		TestPeer slow = this.hub.login("slow");
		Future<?> joining = joins(slow);
		Future<?> next = this.threads.submit(() -> slow.wants("p-stranger"));
		this.answer.countDown();
		joining.get(30, TimeUnit.SECONDS);
		next.get(30, TimeUnit.SECONDS);
		assertThat(slow.hearsTypes()).containsExactly("joined", "error");
	}

	@Test
	void whoseLogInEndsMeanwhileDoesNotJoin() throws Exception {
		TestPeer slow = this.hub.login("slow");
		Future<?> joining = joins(slow);
		slow.revoke("You have logged out.");
		assertThat(slow.closeCode()).isEqualTo(1008);
		this.answer.countDown();
		joining.get(30, TimeUnit.SECONDS);
		assertThat(slow.hearsTypes()).containsExactly("error");
		assertThat(this.hub.hub().channels()).isEmpty();
	}

	@Test
	void whoIsNotDecidedAboutInTimeIsSentAway() throws Exception {
		TestPeer slow = this.hub.login("slow");
		Future<?> joining = joins(slow);
		this.hub.timers().pass(Duration.ofSeconds(10));
		assertThat(slow.closeCode()).isEqualTo(1008);
		this.answer.countDown();
		joining.get(30, TimeUnit.SECONDS);
		assertThat(this.hub.hub().channels()).isEmpty();
	}

	@Test
	void aMindThatChangesWhileSomebodyJoinsIsHeeded() throws Exception {
		TestPeer slow = this.hub.login("slow");
		Future<?> joining = joins(slow);
		this.grants.set(0, Set.of());
		this.hub.hub().reauthorize();
		this.answer.countDown();
		joining.get(30, TimeUnit.SECONDS);
		assertThat(slow.hearsTypes()).containsExactly("joined", "error");
		assertThat(slow.closeCode()).isEqualTo(1008);
	}

	private Future<?> joins(TestPeer peer) {
		Future<?> joining = this.threads.submit(() -> peer.join("orders", "slow"));
		await(this.asked);
		return joining;
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
