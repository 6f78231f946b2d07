// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AmdGpuTest {
  private static final String DEVICE = "sys/class/drm/card1/device/";
  private static final String SENSORS = DEVICE + "hwmon/hwmon3/";

  @TempDir Path directory;
  private FakeRoot root;

  @BeforeEach
  void oneCardBesideAScreen() {
    root =
        new FakeRoot(directory)
            .with("sys/class/drm/card0/device/vendor", "0x1a03\n")
            .with("sys/class/drm/card1-DP-1/status", "connected\n")
            .with(DEVICE + "vendor", "0x1002\n")
            .with(DEVICE + "gpu_busy_percent", "42\n")
            .with(DEVICE + "mem_info_vram_used", "1073741824\n")
            .with(DEVICE + "mem_info_vram_total", "17163091968\n")
            .with(SENSORS + "power1_average", "123000000\n")
            .with(SENSORS + "power1_cap", "300000000\n")
            .with(SENSORS + "temp1_input", "55500\n")
            .with(SENSORS + "freq1_input", "1750000000\n");
  }

  @Test
  void aCardIsReadInTheUnitsOfItsFiles() {
    assertThat(new GpuSampling(cards(List.of())).read(0))
        .isEqualTo(
            Map.of(
                "system/gpu_2_util_percent", 42.0,
                "system/gpu_2_mem_bytes", 1073741824.0,
                "system/gpu_2_power_w", 123.0,
                "system/gpu_2_temp_c", 55.5,
                "system/gpu_2_sm_mhz", 1750.0));
  }

  @Test
  void itsNameIsTheDriversOrElseThatOfTheList() {
    assertThat(name(List.of("Navi 21"))).isEqualTo("Navi 21");
    assertThat(name(List.of())).isEqualTo("AMD graphics card");

    root.with(DEVICE + "product_name", "AMD Instinct MI210\n");

    assertThat(name(List.of("Aldebaran"))).isEqualTo("AMD Instinct MI210");
  }

  @Test
  void factsAreInBytesAndWatts() {
    HostFacts.Gpu facts = cards(List.of()).getFirst().facts();

    assertThat(facts.memoryBytes()).hasValue(17163091968L);
    assertThat(facts.powerLimitWatts()).hasValue(300);
  }

  @Test
  void energyIsCountedWhereThereIsACounter() {
    assertThat(cards(List.of()).getFirst().energyMicrojoules()).isEmpty();

    root.with(SENSORS + "energy1_input", "987654321\n");

    assertThat(cards(List.of()).getFirst().energyMicrojoules()).hasValue(987654321);
  }

  @Test
  void newerCardsTellPowerNowInsteadOfAverage() throws IOException {
    Files.delete(directory.resolve(SENSORS + "power1_average"));
    root.with(SENSORS + "power1_input", "80000000\n");

    assertThat(cards(List.of()).getFirst().powerWatts()).hasValue(80);
  }

  private String name(List<String> names) {
    return cards(names).getFirst().facts().name();
  }

  private List<Gpu> cards(List<String> names) {
    return AmdGpu.all(directory, 2, () -> names);
  }
}
