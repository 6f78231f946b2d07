// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a library of our own making: layouts, units and what old drivers and cards lack. */
class NvmlLibraryTest {
  @TempDir Path directory;

  @Test
  void everythingIsReadFromACardThatTellsIt() throws IOException, InterruptedException {
    Nvml nvml = load();
    Nvml.Device card = nvml.devices().getFirst();

    assertThat(nvml.driverVersion()).contains("550.54.15");
    assertThat(nvml.cudaDriverVersion()).hasValue(12040);
    assertThat(card.name()).contains("NVIDIA H100 PCIe");
    assertThat(card.uuid()).contains("GPU-a1");
    assertThat(card.pciBusId()).contains("00000000:3B:00.0");
    assertThat(card.utilizationPercent()).hasValue(87);
    assertThat(card.powerMilliwatts()).hasValue(251500);
    assertThat(card.powerLimitMilliwatts()).hasValue(350000);
    assertThat(card.temperatureCelsius()).hasValue(61);
    assertThat(card.smMegahertz()).hasValue(1755);
    assertThat(card.clockEventReasons()).hasValue(0x44);
    assertThat(card.computeProcesses())
        .isEqualTo(Map.of(17L, OptionalLong.of(1700), 4_000_000_000L, OptionalLong.empty()));
  }

  @Test
  void energyIsAWholeNumberBeyondWhatDoublesHold() throws IOException, InterruptedException {
    Nvml.Device card = load().devices().getFirst();

    assertThat(card.energyMillijoules()).hasValue(9007199254740993L);
    assertThat(card.energyMillijoules()).hasValue(9007199254742493L);
  }

  @Test
  void memoryOfTheSecondVersionIsWithoutWhatTheDriverReserves()
      throws IOException, InterruptedException {
    assertThat(load().devices().getFirst().memory())
        .hasValueSatisfying(memory -> {
          assertThat(memory.total()).isEqualTo(85_520_809_984L);
          assertThat(memory.allocated()).isEqualTo(5_000_000_000L);
        });
  }

  @Test
  void whatACardDoesNotSupportIsAbsent() throws IOException, InterruptedException {
    Nvml.Device card = load().devices().getLast();

    assertThat(card.uuid()).contains("GPU-b2");
    assertThat(card.utilizationPercent()).isEmpty();
    assertThat(card.powerMilliwatts()).isEmpty();
    assertThat(card.powerLimitMilliwatts()).isEmpty();
    assertThat(card.energyMillijoules()).isEmpty();
    assertThat(card.temperatureCelsius()).isEmpty();
    assertThat(card.smMegahertz()).isEmpty();
    assertThat(card.clockEventReasons()).isEmpty();
    assertThat(card.computeProcesses()).isEmpty();
  }

  @Test
  void anOldDriverIsAskedByTheOldNames() throws IOException, InterruptedException {
    Nvml.Device card = load("-DOLD").devices().getFirst();

    assertThat(card.memory().orElseThrow().allocated()).isEqualTo(400);
    assertThat(card.clockEventReasons()).hasValue(0x20);
    assertThat(card.energyMillijoules()).isEmpty();
    assertThat(card.computeProcesses())
        .isEqualTo(Map.of(17L, OptionalLong.of(1700), 18L, OptionalLong.of(1800)));
  }

  @Test
  void cardsSpeakThroughTheMachine() throws IOException, InterruptedException {
    Machine machine = machine(FakeDriver.compile(directory));

    HostFacts.Gpu card = machine.findGpu(0).orElseThrow();
    assertThat(card.name()).isEqualTo("NVIDIA H100 PCIe");
    assertThat(machine.gpus(List.of(card)).read(0))
        .isEqualTo(
            Map.of(
                "system/gpu_0_util_percent", 87.0,
                "system/gpu_0_mem_bytes", 5e9,
                "system/gpu_0_power_w", 251.5,
                "system/gpu_0_temp_c", 61.0,
                "system/gpu_0_sm_mhz", 1755.0));
  }

  @Test
  void aLibraryWithoutItsDriverHasNoCards() throws IOException, InterruptedException {
    assertThat(NvmlLibrary.load(FakeDriver.compile(directory, "-DNO_DRIVER").toString())).isEmpty();
  }

  @Test
  void aLibraryThatIsNotThereHasNoCards() {
    assertThat(NvmlLibrary.load(directory.resolve("libnvidia-ml.so.1").toString())).isEmpty();
  }

  private Machine machine(Path library) {
    return new Machine(
        directory,
        () -> NvmlLibrary.load(library.toString()),
        Map.of("CUDA_DEVICE_ORDER", "PCI_BUS_ID"));
  }

  private Nvml load(String... options) throws IOException, InterruptedException {
    return NvmlLibrary.load(FakeDriver.compile(directory, options).toString()).orElseThrow();
  }
}
