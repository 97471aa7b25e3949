package io.github.xstatewebrtc.sample.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1ContainerPort;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1EnvVarSource;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1SecretKeySelector;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServicePort;
import io.kubernetes.client.openapi.models.V1Volume;
import io.kubernetes.client.openapi.models.V1VolumeMount;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The manifests hold together. What of them no schema says is here.
 */
class ManifestsTests {

	static Stream<Named<Map<String, Object>>> manifests() {
		return Manifests.raw().stream().map((each) -> Named.of(each.get("kind") + " of " + each.get("metadata"), each));
	}

	static Stream<Named<V1Deployment>> named() {
		return deployments().stream().map((each) -> Named.of(each.getMetadata().getName(), each));
	}

	private static List<V1Deployment> deployments() {
		return Manifests.all(V1Deployment.class);
	}

	@ParameterizedTest
	@MethodSource("manifests")
	void isWhatKubernetesTakes(Map<String, Object> manifest) {
		assertThat(Manifests.read(manifest)).isNotNull();
	}

	@Test
	void isNotWithAMisspeltMember() {
		Map<String, Object> manifest = new Yaml().load("""
				apiVersion: apps/v1
				kind: Deployment
				metadata: {name: shop}
				spec:
				  selector: {matchLabels: {app: shop}}
				  template:
				    spec:
				      containers:
				        - name: shop
				          readinesProbe: {}
				""");
		assertThatIllegalArgumentException().isThrownBy(() -> Manifests.read(manifest))
			.withMessageContaining("readinesProbe");
	}

	@Test
	void everySelectorFindsPods() {
		Stream<Map<String, String>> selectors = Stream
			.of(deployments().stream().map((each) -> each.getSpec().getSelector().getMatchLabels()),
					Manifests.all(V1Service.class).stream().map((each) -> each.getSpec().getSelector()),
					Manifests.all(V1PodDisruptionBudget.class)
						.stream()
						.map((each) -> each.getSpec().getSelector().getMatchLabels()),
					Manifests.all(V1NetworkPolicy.class)
						.stream()
						.map((each) -> each.getSpec().getPodSelector().getMatchLabels()))
			.flatMap((each) -> each);
		List<Map<String, String>> labels = deployments().stream()
			.map((each) -> each.getSpec().getTemplate().getMetadata().getLabels())
			.toList();
		assertThat(selectors).isNotEmpty().allMatch(labels::contains);
	}

	@Test
	void everyServiceLeadsToAPortOfItsPods() {
		assertThat(Manifests.all(V1Service.class)).isNotEmpty().allSatisfy((service) -> {
			Set<String> ports = ports(Manifests.named(V1Deployment.class, service.getMetadata().getName()));
			assertThat(service.getSpec().getPorts()).extracting((port) -> port.getTargetPort().getStrValue())
				.isSubsetOf(ports);
		});
	}

	@Test
	void managementIsInNoService() {
		assertThat(Manifests.all(V1Service.class)).flatExtracting((service) -> service.getSpec().getPorts())
			.extracting(V1ServicePort::getName)
			.doesNotContain("management");
	}

	@Test
	void theIngressLeadsToAPortOfAService() {
		assertThat(Manifests.all(V1Ingress.class)).isNotEmpty()
			.flatExtracting((ingress) -> ingress.getSpec().getRules())
			.flatExtracting((rule) -> rule.getHttp().getPaths())
			.extracting((path) -> path.getBackend().getService())
			.allSatisfy(
					(backend) -> assertThat(Manifests.named(V1Service.class, backend.getName()).getSpec().getPorts())
						.extracting(V1ServicePort::getName)
						.contains(backend.getPort().getName()));
	}

	@ParameterizedTest
	@MethodSource("named")
	void everyPodHasTheVolumesThatItMounts(V1Deployment deployment) {
		V1PodSpec pod = pod(deployment);
		assertThat(container(deployment).getVolumeMounts()).extracting(V1VolumeMount::getName)
			.containsExactlyInAnyOrderElementsOf(pod.getVolumes().stream().map(V1Volume::getName).toList());
		assertThat(pod.getVolumes().stream().filter((volume) -> volume.getConfigMap() != null))
			.allMatch((volume) -> generated().contains(volume.getConfigMap().getName()));
	}

	@ParameterizedTest
	@MethodSource("named")
	void everyProbeAsksAPortOfItsPod(V1Deployment deployment) {
		V1Container container = container(deployment);
		assertThat(Stream.of(container.getLivenessProbe(), container.getReadinessProbe())
			.map((probe) -> (probe.getHttpGet() != null) ? probe.getHttpGet().getPort()
					: probe.getTcpSocket().getPort())
			.map((port) -> port.getStrValue())).isSubsetOf(ports(deployment));
	}

	@ParameterizedTest
	@MethodSource("named")
	void everySecretIsAReference(V1Deployment deployment) {
		assertThat(container(deployment).getEnv().stream().filter((each) -> each.getName().endsWith("SECRET")))
			.isNotEmpty()
			.allMatch((each) -> each.getValue() == null && each.getValueFrom().getSecretKeyRef() != null);
	}

	@Test
	void applicationAndTurnServerShareTheirSecret() {
		assertThat(deployments().stream()
			.flatMap((each) -> container(each).getEnv().stream())
			.filter((each) -> each.getName().endsWith("TURN_SECRET"))
			.map((each) -> each.getValueFrom().getSecretKeyRef())).hasSize(2)
			.containsOnly(turnSecret(Manifests.named(V1Deployment.class, "coturn")));
	}

	/** What the restricted profile of the Pod Security Standards asks, and more. */
	@ParameterizedTest
	@MethodSource("named")
	void everyPodIsRestricted(V1Deployment deployment) {
		V1PodSpec pod = pod(deployment);
		assertThat(pod.getAutomountServiceAccountToken()).isFalse();
		assertThat(pod.getEnableServiceLinks()).isFalse();
		assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
		assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
		assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
		V1Container container = container(deployment);
		assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
		assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
		assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
		assertThat(container.getResources().getLimits()).containsKey("memory");
	}

	private static V1SecretKeySelector turnSecret(V1Deployment deployment) {
		return container(deployment).getEnv()
			.stream()
			.map(V1EnvVar::getValueFrom)
			.filter(Objects::nonNull)
			.map(V1EnvVarSource::getSecretKeyRef)
			.filter(Objects::nonNull)
			.findFirst()
			.orElseThrow();
	}

	private static Set<String> generated() {
		return ((List<?>) Manifests.kustomization().get("configMapGenerator")).stream()
			.map((each) -> (String) ((Map<?, ?>) each).get("name"))
			.collect(Collectors.toSet());
	}

	private static Set<String> ports(V1Deployment deployment) {
		return container(deployment).getPorts().stream().map(V1ContainerPort::getName).collect(Collectors.toSet());
	}

	private static V1Container container(V1Deployment deployment) {
		return pod(deployment).getContainers().get(0);
	}

	private static V1PodSpec pod(V1Deployment deployment) {
		return deployment.getSpec().getTemplate().getSpec();
	}

}
