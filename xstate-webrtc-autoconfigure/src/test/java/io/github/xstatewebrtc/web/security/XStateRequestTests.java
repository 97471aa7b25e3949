package io.github.xstatewebrtc.web.security;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.test.context.support.TestPropertySourceUtils;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.GenericWebApplicationContext;

import io.github.xstatewebrtc.web.servlet.BasePath;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link XStateRequest}.
 */
class XStateRequestTests {

	@ParameterizedTest
	@CsvSource({ "/xstate,page", "/xstate/,page", "/xstate/index.html,page", "/xstate/config.json,page",
			"/xstate/assets/index-1a2b.js,page", "/xstate/signaling,signaling", "/xstate/signaling/,page",
			"/xstate/inspect,page", "/xstate/client/xstate-webrtc.js,client", "/xstate/client/,client", "/xstate2,",
			"/xstated/,", "/,", "/api/xstate/," })
	void eachMatchesItsOwn(String path, @Nullable String kind) {
		assertThat(matches(path, "", "", "/xstate")).containsExactly(kind != null, "page".equals(kind),
				"signaling".equals(kind), "client".equals(kind));
	}

	@ParameterizedTest
	@CsvSource({ "/shop/tools/charts/signaling,/shop,'',/tools/charts,true",
			"/tools/charts/signaling,'',/,/tools/charts,true", "/shop/api/xstate/signaling,/shop,/api,/xstate,true",
			"/shop/api/xstate/signaling,/shop,api/,/xstate,true", "/shop/xstate/signaling,/shop,/api,/xstate,false",
			"/xstate/signaling,'','',/tools/charts,false" })
	void contextServletAndBasePathAreHonoured(String path, String contextPath, String servletPath, String basePath,
			boolean expected) {
		assertThat(matches(path, contextPath, servletPath, basePath)).containsExactly(expected, false, expected, false);
	}

	@ParameterizedTest
	@CsvSource({ "/xstate/", "/xstate/signaling" })
	void whereTheModuleIsOffNothingMatches(String path) {
		assertThat(matches(path, "", "", null)).containsOnly(false);
	}

	private static boolean[] matches(String path, String contextPath, String servletPath, @Nullable String basePath) {
		MockServletContext servletContext = new MockServletContext();
		GenericWebApplicationContext context = new GenericWebApplicationContext(servletContext);
		TestPropertySourceUtils.addInlinedPropertiesToEnvironment(context, "spring.mvc.servlet.path=" + servletPath);
		if (basePath != null) {
			context.registerBean(BasePath.class, () -> new BasePath(basePath));
		}
		context.refresh();
		servletContext.setAttribute(WebApplicationContext.ROOT_WEB_APPLICATION_CONTEXT_ATTRIBUTE, context);
		RequestMatcher[] matchers = { XStateRequest.toAny(), XStateRequest.toPage(), XStateRequest.toSignaling(),
				XStateRequest.toClient() };
		boolean[] matched = new boolean[matchers.length];
		for (int i = 0; i < matchers.length; i++) {
			MockHttpServletRequest request = new MockHttpServletRequest(servletContext, "GET", path);
			request.setContextPath(contextPath);
			matched[i] = matchers[i].matches(request);
		}
		return matched;
	}

}
