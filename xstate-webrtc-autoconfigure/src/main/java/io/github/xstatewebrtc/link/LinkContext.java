package io.github.xstatewebrtc.link;

import java.util.concurrent.Executor;

import io.github.xstatewebrtc.timing.Timers;

/**
 * What belongs to a link whatever its connection.
 *
 * @param identity between whom it is
 * @param settings its times and sizes
 * @param scheduler its time
 * @param ordered where everything of the link happens, one task at a time and in order
 * @param listener who is told of it
 * @param queue messages between actors
 * @param inspection inspection messages
 * @param traffic counts what goes over it
 * @param receipts tells senders what became of their messages
 */
record LinkContext(LinkIdentity identity, LinkSettings settings, Timers scheduler, Executor ordered,
		LinkListener listener, ActorQueue queue, MessageSource inspection, Traffic traffic, Receipts receipts) {
}
