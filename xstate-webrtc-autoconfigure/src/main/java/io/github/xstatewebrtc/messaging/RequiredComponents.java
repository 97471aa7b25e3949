package io.github.xstatewebrtc.messaging;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Has Jackson insist on all components of a record but those that are annotated with
 * JSpecify's {@code Nullable}, or are an {@code Optional}.
 */
final class RequiredComponents extends JacksonAnnotationIntrospector {

	private static final long serialVersionUID = 1L;

	@Override
	public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
		RecordComponent component = component(member);
		return (component != null) ? Boolean.valueOf(isRequired(component)) : super.hasRequiredMarker(config, member);
	}

	@Override
	public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
		RecordComponent component = (annotated instanceof AnnotatedMember member) ? component(member) : null;
		return (component != null && isRequired(component)) ? JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL)
				: super.findSetterInfo(config, annotated);
	}

	static boolean isRequired(RecordComponent component) {
		AnnotatedType type = component.getAnnotatedType();
		return !type.isAnnotationPresent(Nullable.class) && component.getType() != Optional.class;
	}

	private static @Nullable RecordComponent component(AnnotatedMember member) {
		RecordComponent[] components = member.getDeclaringClass().getRecordComponents();
		if (components == null) {
			return null;
		}
		if (member instanceof AnnotatedParameter parameter) {
			return (parameter.getIndex() < components.length) ? components[parameter.getIndex()] : null;
		}
		return Arrays.stream(components)
			.filter((component) -> component.getName().equals(member.getName()))
			.findFirst()
			.orElse(null);
	}

}
