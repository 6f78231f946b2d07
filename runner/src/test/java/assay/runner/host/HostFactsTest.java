// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HostFactsTest {
  private static final HostFacts.Jvm JVM =
      new HostFacts.Jvm("OpenJDK 64-Bit Server VM", "21.0.9+10", "Vendor", List.of("-Xmx1g"));
  private static final HostFacts.Os OS =
      new HostFacts.Os(Optional.of("Debian"), Optional.of("12"), "6.1.0", "amd64");
  private static final HostFacts FULL =
      new HostFacts(
          new HostFacts.Cpu(
              Optional.of("AMD EPYC 7B13"),
              OptionalInt.of(1),
              OptionalInt.of(2),
              OptionalInt.of(4),
              List.of(new HostFacts.Cache(3, "unified", 33554432))),
          OptionalLong.of(8589934592L),
          new CgroupLimits(OptionalDouble.of(1.5), OptionalLong.of(1073741824)),
          1,
          OS,
          Optional.of("bench-1"),
          JVM,
          Map.of("pytorch", "2.7.1", "djl", "0.36.0"),
          List.of(new HostFacts.Gpu("A100", Optional.of("NVIDIA"), OptionalLong.empty())),
          List.of("virtual_machine"));
  private static final HostFacts BARE =
      new HostFacts(
          HostFacts.Cpu.UNKNOWN,
          OptionalLong.empty(),
          CgroupLimits.NONE,
          2,
          new HostFacts.Os(Optional.empty(), Optional.empty(), "6.1.0", "amd64"),
          Optional.empty(),
          JVM,
          Map.of(),
          List.of(),
          List.of());

  @Test
  void jsonHoldsEveryFactInSnakeCaseWithUnits() throws JsonProcessingException {
    assertJson(
        FULL,
        """
        {"cpu": {"model": "AMD EPYC 7B13", "sockets": 1, "physical_cores": 2,
                 "logical_processors": 4,
                 "caches": [{"level": 3, "type": "unified", "size_bytes": 33554432}]},
         "memory_bytes": 8589934592,
         "cgroup": {"cpus": 1.5, "memory_bytes": 1073741824},
         "effective_cpus": 1,
         "os": {"family": "Debian", "version": "12", "kernel": "6.1.0", "architecture": "amd64"},
         "hostname": "bench-1",
         "jvm": {"name": "OpenJDK 64-Bit Server VM", "version": "21.0.9+10", "vendor": "Vendor",
                 "flags": ["-Xmx1g"]},
         "engines": {"djl": "0.36.0", "pytorch": "2.7.1"},
         "gpus": [{"name": "A100", "vendor": "NVIDIA"}],
         "hints": ["virtual_machine"]}
        """);
  }

  @Test
  void whatIsNotKnownIsNotInTheJson() throws JsonProcessingException {
    assertJson(
        BARE,
        """
        {"cpu": {}, "effective_cpus": 2, "os": {"kernel": "6.1.0", "architecture": "amd64"},
         "jvm": {"name": "OpenJDK 64-Bit Server VM", "version": "21.0.9+10", "vendor": "Vendor",
                 "flags": ["-Xmx1g"]},
         "engines": {}}
        """);
  }

  @Test
  void theFingerprintIsThatOfTheSortedFactsWithoutBlanks() {
    // printf '%s' '{"cpu":{},"effective_cpus":2,"engines":{},"jvm_version":"21.0.9+10",
    // "os":{"architecture":"amd64","kernel":"6.1.0"},"threads_per_fit":1}' | sha256sum, in one line
    assertThat(BARE.fingerprint(1))
        .isEqualTo("baddd9a53c4d2f95494952ae84bf5db22a8bd244a6d343c233f606e97a0e0090");
  }

  @Test
  void theFingerprintChangesWithWhatCanChangeAMeasurement() {
    String full = FULL.fingerprint(1);

    assertThat(FULL.fingerprint(2)).isNotEqualTo(full);
    assertThat(with(Optional.of("bench-1"), Map.of("pytorch", "2.8.0"), CgroupLimits.NONE))
        .isNotEqualTo(with(Optional.of("bench-1"), Map.of("pytorch", "2.7.1"), CgroupLimits.NONE));
    assertThat(with(Optional.of("bench-1"), Map.of(), CgroupLimits.NONE))
        .isNotEqualTo(with(Optional.of("bench-1"), Map.of(), FULL.cgroup()));
  }

  @Test
  void theFingerprintDoesNotChangeWithTheNameOfTheMachine() {
    assertThat(with(Optional.of("bench-2"), Map.of(), CgroupLimits.NONE))
        .isEqualTo(with(Optional.empty(), Map.of(), CgroupLimits.NONE));
  }

  @Test
  void effectiveCpusAreWhatIsThereAndAllowedButAtLeastOne() {
    assertThat(HostCollector.effectiveCpus(4, CgroupLimits.NONE)).isEqualTo(4);
    assertThat(HostCollector.effectiveCpus(4, quota(2.5))).isEqualTo(2);
    assertThat(HostCollector.effectiveCpus(4, quota(0.5))).isEqualTo(1);
    assertThat(HostCollector.effectiveCpus(2, quota(16))).isEqualTo(2);
  }

  @Test
  void placeholdersForTheUnknownAreAbsent() {
    assertThat(Known.text("unknown")).isEmpty();
    assertThat(Known.text(" ")).isEmpty();
    assertThat(Known.text(null)).isEmpty();
    assertThat(Known.text(" Xeon ")).contains("Xeon");
    assertThat(Known.positive(-1)).isEmpty();
    assertThat(Known.positive(0L)).isEmpty();
  }

  private static CgroupLimits quota(double cpus) {
    return CgroupLimits.ofCpus(OptionalDouble.of(cpus));
  }

  private static String with(
      Optional<String> hostname, Map<String, String> engines, CgroupLimits cgroup) {
    return new HostFacts(
            FULL.cpu(),
            FULL.memoryBytes(),
            cgroup,
            1,
            OS,
            hostname,
            JVM,
            engines,
            List.of(),
            List.of())
        .fingerprint(1);
  }

  private static void assertJson(HostFacts facts, String expected) throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    assertThat(mapper.readTree(facts.toJson().toString())).isEqualTo(mapper.readTree(expected));
  }
}
