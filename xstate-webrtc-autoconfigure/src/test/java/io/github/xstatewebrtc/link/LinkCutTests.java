package io.github.xstatewebrtc.link;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A conversation in which everything occurs once (hello, batches, slices, a closed
 * window, acknowledgements in frames and alone) is disturbed after each single step: the
 * promise must hold whichever step it was. Of all pairs of steps only some are tried; all
 * of them: {@code mvn -pl xstate-webrtc-autoconfigure test -Dtest=LinkCutTests
 * -Dcuts.stride=1}.
 */
class LinkCutTests {

	private static final int STRIDE = Integer.getInteger("cuts.stride", 7);

	private static final int[] SIZES = { 1, 300, 1500, 10, 3000, 1 };

	static Stream<Named<Consumer<LinkWorld>>> disturbances() {
		return Stream.of(Named.of("a cut that the left side sees first", (world) -> world.cut(0, true)),
				Named.of("a cut that the right side sees first", (world) -> world.cut(0, false)),
				Named.of("a black hole", (world) -> world.blackHole(0)),
				Named.of("a newer connection beside the older one", LinkWorld::connect),
				Named.of("a newer connection of which only the left side knows yet", (world) -> {
					world.offer();
					world.attach(true, false);
				}), Named.of("a crash of the left side", (world) -> world.crash(true)),
				Named.of("a bye of the right side", (world) -> world.close(false)));
	}

	@ParameterizedTest
	@MethodSource("disturbances")
	void afterEveryStepThePromiseHolds(Consumer<LinkWorld> disturbance) {
		int step = 0;
		boolean more = true;
		while (more) {
			LinkWorld world = new LinkWorld(LinkWorld.FENCED);
			more = converse(world, step);
			disturbance.accept(world);
			assertThat(world.finish()).as("after step " + step).isEmpty();
			step++;
		}
		assertThat(step).isGreaterThan(60);
	}

	@Test
	void afterEveryTwoStepsThePromiseHolds() {
		boolean more = true;
		for (int step = 0; more; step += STRIDE) {
			for (int after = step / STRIDE % STRIDE; after < 40; after += STRIDE) {
				LinkWorld world = new LinkWorld(LinkWorld.FENCED);
				more = converse(world, step);
				world.cut(0, step % 2 == 0);
				world.connect();
				move(world, after);
				world.cut(0, after % 2 == 0);
				assertThat(world.finish()).as("after step " + step + " and " + after + " more").isEmpty();
			}
		}
	}

	/**
	 * Converse for so many steps.
	 * @return whether there would have been more
	 */
	private static boolean converse(LinkWorld world, int steps) {
		int left = steps;
		world.connect();
		for (int i = 0; i < 3; i++) {
			for (boolean side : List.of(true, false)) {
				Arrays.stream(SIZES).forEach(world.side(side)::send);
			}
			left -= move(world, left);
			if (left == 0) {
				return true;
			}
			world.standStill(50);
			left--;
		}
		return left == 0;
	}

	private static int move(LinkWorld world, int steps) {
		int moved = 0;
		while (moved < steps && world.moveOne()) {
			moved++;
		}
		return moved;
	}

}
