package io.github.xstatewebrtc.web.servlet;

import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.http.HttpSessionEvent;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;

import io.github.xstatewebrtc.signaling.HubConnection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SessionSockets}.
 */
class SessionSocketsTests {

	private final SessionSockets sockets = new SessionSockets();

	private final MockHttpSession session = new MockHttpSession();

	@Test
	void theEndOfASessionSendsAllItsPeersAway() {
		Connection one = bound();
		Connection two = bound();
		end();
		assertThat(one.reasons).singleElement().asString().contains("log-out", "Log in");
		assertThat(two.reasons).hasSize(1);
		assertThat(this.sockets.size()).isZero();
	}

	@Test
	void theEndOfAnotherSessionIsNobodysBusiness() {
		Connection connection = bound();
		this.sockets.sessionDestroyed(new HttpSessionEvent(new MockHttpSession()));
		assertThat(connection.reasons).isEmpty();
	}

	@Test
	void aPeerThatGoesAwayIsForgotten() {
		Connection connection = new Connection();
		this.sockets.bind(this.session, connection).goneAway();
		assertThat(connection.closed).isTrue();
		assertThat(this.sockets.size()).isZero();
	}

	@Test
	void aSessionKeepsItsConnectionsUnderAnotherId() {
		Connection connection = bound();
		String before = this.session.getId();
		this.session.changeSessionId();
		this.sockets.sessionIdChanged(new HttpSessionEvent(this.session), before);
		end();
		assertThat(connection.reasons).hasSize(1);
	}

	@Test
	void aConnectionThatIsClosedIsForgotten() {
		Connection connection = new Connection();
		HubConnection bound = this.sockets.bind(this.session, connection);
		bound.closed();
		assertThat(connection.closed).isTrue();
		assertThat(this.sockets.size()).isZero();
		end();
		assertThat(connection.reasons).isEmpty();
	}

	@Test
	void aSessionThatEndedDuringTheHandshakeLetsNobodyIn() {
		this.session.invalidate();
		assertThat(bound().reasons).hasSize(1);
		assertThat(this.sockets.size()).isZero();
	}

	@Test
	void aSessionThatGetsAnotherIdWhileAConnectionIsBoundKeepsIt() throws InterruptedException {
		Session changing = new Session();
		Connection connection = new Connection();
		this.sockets.bind(changing, connection);
		changing.logIn.join();
		this.sockets.sessionDestroyed(new HttpSessionEvent(changing));
		assertThat(connection.reasons).hasSize(1);
	}

	private Connection bound() {
		Connection connection = new Connection();
		this.sockets.bind(this.session, connection);
		return connection;
	}

	private void end() {
		this.sockets.sessionDestroyed(new HttpSessionEvent(this.session));
	}

	/**
	 * Another request logs in just when the id is asked for.
	 */
	private final class Session extends MockHttpSession {

		private final Thread logIn = new Thread(this::logIn);

		@Override
		public String getId() {
			String id = super.getId();
			if (this.logIn.getState() == Thread.State.NEW) {
				this.logIn.start();
				while (this.logIn.getState() != Thread.State.TERMINATED
						&& this.logIn.getState() != Thread.State.BLOCKED) {
					Thread.onSpinWait();
				}
			}
			return id;
		}

		private void logIn() {
			String before = super.getId();
			changeSessionId();
			SessionSocketsTests.this.sockets.sessionIdChanged(new HttpSessionEvent(this), before);
		}

	}

	private static final class Connection implements HubConnection {

		private final List<String> reasons = new ArrayList<>();

		private boolean closed;

		@Override
		public void receive(String text) {
		}

		@Override
		public void revoke(String reason) {
			this.reasons.add(reason);
		}

		@Override
		public void closed() {
			this.closed = true;
		}

	}

}
