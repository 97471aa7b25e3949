package io.github.xstatewebrtc.statechart;

/**
 * What the threads do that all mailboxes of a registry share, at one moment.
 *
 * @param busy how many deliver an event: when all do, and stay so, actions hang
 * @param waiting how many wait in an action for another actor's answer
 * @param pending how many mailboxes have something to deliver, and no thread
 * @param refused how many actions were not let wait, which only grows
 */
public record MailboxLoad(int busy, int waiting, int pending, long refused) {
}
