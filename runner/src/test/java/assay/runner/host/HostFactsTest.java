// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.measure.Environment;
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
      new HostFacts.Jvm(
          "OpenJDK 64-Bit Server VM",
          "21.0.9+10",
          "Vendor",
          List.of("-Xmx1g", "-XX:SharedArchiveFile=/home/me/assay.jsa"));
  private static final HostFacts.Os OS =
      new HostFacts.Os(Optional.of("Debian"), Optional.of("12"), "6.1.0", "amd64");
  private static final HostFacts.Gpu GPU =
      new HostFacts.Gpu(
          0,
          "NVIDIA H100 PCIe",
          Optional.of("NVIDIA"),
          OptionalLong.of(85520809984L),
          Optional.of("GPU-6f1c"),
          Optional.of("0000:3b:00.0"),
          Optional.of("550.54"),
          Optional.of("12.4"),
          OptionalDouble.of(350));
  private static final HostFacts FULL =
      new HostFacts(
          new HostFacts.Cpu(
              Optional.of("AMD EPYC 7B13"),
              OptionalInt.of(1),
              OptionalInt.of(2),
              OptionalInt.of(4),
              OptionalInt.of(3),
              Optional.of("performance"),
              Optional.of("on"),
              List.of(new HostFacts.Cache(3, "unified", 33554432))),
          OptionalLong.of(8589934592L),
          new CgroupLimits(OptionalDouble.of(1.5), OptionalLong.of(1073741824)),
          1,
          OS,
          Optional.of("bench-1"),
          JVM,
          Map.of("pytorch", "2.7.1", "djl", "0.36.0"),
          List.of(GPU),
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
                 "logical_processors": 4, "allowed_processors": 3, "governor": "performance",
                 "turbo": "on",
                 "caches": [{"level": 3, "type": "unified", "size_bytes": 33554432}]},
         "memory_bytes": 8589934592,
         "cgroup": {"cpus": 1.5, "memory_bytes": 1073741824},
         "effective_cpus": 1, "effective_memory_bytes": 1073741824,
         "os": {"family": "Debian", "version": "12", "kernel": "6.1.0", "architecture": "amd64"},
         "hostname": "bench-1",
         "jvm": {"name": "OpenJDK 64-Bit Server VM", "version": "21.0.9+10", "vendor": "Vendor",
                 "flags": ["-Xmx1g", "-XX:SharedArchiveFile=/home/me/assay.jsa"]},
         "engines": {"djl": "0.36.0", "pytorch": "2.7.1"},
         "gpus": [{"index": 0, "name": "NVIDIA H100 PCIe", "vendor": "NVIDIA",
                   "memory_bytes": 85520809984, "uuid": "GPU-6f1c", "pci_bus_id": "0000:3b:00.0",
                   "driver": "550.54", "cuda": "12.4", "power_limit_w": 350.0}],
         "hints": ["virtual_machine"],
         "device": "AMD EPYC 7B13",
         "environment": {"cpu_model": "AMD EPYC 7B13", "sockets": "1", "physical_cores": "2",
                         "logical_cores": "4", "allowed_cores": "3", "memory_bytes": "8589934592",
                         "cgroup_cpus": "1.5", "cgroup_memory_bytes": "1073741824",
                         "governor": "performance", "turbo": "on", "kernel": "6.1.0",
                         "os": "Debian 12", "architecture": "amd64",
                         "jvm": "OpenJDK 64-Bit Server VM 21.0.9+10 (Vendor)",
                         "jvm_flags": "-Xmx1g", "djl": "0.36.0", "engine": "PyTorch 2.7.1"},
         "fingerprint": "%s"}
        """
            .formatted(FULL.environment().fingerprint()));
  }

  @Test
  void whatIsNotKnownIsNotInTheJson() throws JsonProcessingException {
    assertJson(
        BARE,
        """
        {"cpu": {}, "effective_cpus": 2, "os": {"kernel": "6.1.0", "architecture": "amd64"},
         "jvm": {"name": "OpenJDK 64-Bit Server VM", "version": "21.0.9+10", "vendor": "Vendor",
                 "flags": ["-Xmx1g", "-XX:SharedArchiveFile=/home/me/assay.jsa"]},
         "engines": {}, "device": "amd64 processor",
         "environment": {"kernel": "6.1.0", "architecture": "amd64",
                         "jvm": "OpenJDK 64-Bit Server VM 21.0.9+10 (Vendor)",
                         "jvm_flags": "-Xmx1g"},
         "fingerprint": "%s"}
        """
            .formatted(BARE.environment().fingerprint()));
  }

  @Test
  void theFingerprintHoldsWhatCanChangeAMeasurementAndNotTheNameOfTheMachine() {
    assertThat(FULL.environment().fields().values())
        .noneMatch(value -> value.contains("bench-1") || value.contains("/home"));
  }

  @Test
  void theFingerprintOfAProcessorIsFreeOfCardsAndThatOfACardIsNot() {
    assertThat(FULL.environment().find("gpu_name")).isEmpty();
    assertThat(Environment.differences(FULL.environment(), FULL.environment(GPU)))
        .containsOnlyKeys("gpu_name", "gpu_memory_bytes", "gpu_driver", "gpu_power_limit_w", "cuda")
        .containsEntry(
            "gpu_power_limit_w", new Environment.Difference(Optional.empty(), Optional.of("350")));
  }

  @Test
  void flagsThatNameFilesOrSayWhatIsLoggedChangeNoSpeed() {
    assertThat(
            Environments.jvmFlags(
                List.of(
                    "-Xmx2g",
                    "-Xlog:gc",
                    "-XX:+UseParallelGC",
                    "-XX:AOTCache=a/b",
                    "-Xshare:auto")))
        .isEqualTo("-XX:+UseParallelGC -Xmx2g");
  }

  @Test
  void memoryIsWhatTheMachineHasOrItsGroupLeaves() {
    assertThat(FULL.effectiveMemoryBytes()).hasValue(1073741824);
    assertThat(BARE.effectiveMemoryBytes()).isEmpty();
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

  private static void assertJson(HostFacts facts, String expected) throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    assertThat(mapper.readTree(facts.toJson().toString())).isEqualTo(mapper.readTree(expected));
  }
}
