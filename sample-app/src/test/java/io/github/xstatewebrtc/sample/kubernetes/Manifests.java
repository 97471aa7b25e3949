package io.github.xstatewebrtc.sample.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import org.yaml.snakeyaml.Yaml;

/**
 * What {@code kubectl apply -k} would make of the folder {@code kubernetes}.
 */
final class Manifests {

	static final Path FOLDER = Path.of("kubernetes");

	private static final Map<String, Class<? extends KubernetesObject>> KINDS = Map.of("apps/v1 Deployment",
			V1Deployment.class, "v1 Service", V1Service.class, "networking.k8s.io/v1 Ingress", V1Ingress.class,
			"networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy.class, "policy/v1 PodDisruptionBudget",
			V1PodDisruptionBudget.class);

	private Manifests() {
	}

	/**
	 * The manifests as they stand there, before anybody has looked whether they make
	 * sense.
	 */
	static List<Map<String, Object>> raw() {
		return strings(kustomization(), "resources").flatMap((file) -> documents(FOLDER.resolve(file))).toList();
	}

	static Map<String, Object> kustomization() {
		return documents(FOLDER.resolve("kustomization.yaml")).findFirst().orElseThrow();
	}

	/**
	 * One of them as Kubernetes' own client reads it, which takes no member that it does
	 * not know.
	 */
	static KubernetesObject read(Map<String, Object> manifest) {
		String kind = manifest.get("apiVersion") + " " + manifest.get("kind");
		return JSON.deserialize(JSON.serialize(manifest), KINDS.get(kind));
	}

	static <T extends KubernetesObject> List<T> all(Class<T> kind) {
		return raw().stream().map(Manifests::read).filter(kind::isInstance).map(kind::cast).toList();
	}

	static <T extends KubernetesObject> T named(Class<T> kind, String name) {
		return all(kind).stream().filter((each) -> name.equals(each.getMetadata().getName())).findFirst().orElseThrow();
	}

	static Stream<String> strings(Map<String, Object> map, String key) {
		return ((List<?>) map.get(key)).stream().map(String.class::cast);
	}

	@SuppressWarnings("unchecked")
	private static Stream<Map<String, Object>> documents(Path file) {
		try {
			Iterable<Object> documents = new Yaml().loadAll(Files.readString(file));
			return StreamSupport.stream(documents.spliterator(), false).map((each) -> (Map<String, Object>) each);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
