/**
 * What Spring Security knows about a caller, where it is on the class path.
 */
@NullMarked
package io.github.xstatewebrtc.web.security;

import org.jspecify.annotations.NullMarked;
