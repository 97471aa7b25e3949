/**
 * The hub's endpoint, the inspector's page and the gate before both, on the application's
 * own servlet stack.
 */
@NullMarked
package io.github.xstatewebrtc.web.servlet;

import org.jspecify.annotations.NullMarked;
