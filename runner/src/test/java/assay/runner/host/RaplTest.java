// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.measure.EnergySource;
import assay.runner.measure.SourceEnergy;
import assay.runner.measure.SourceEnergy.Measured;
import assay.runner.measure.SourceEnergy.Method;
import assay.runner.measure.SourceEnergy.Unmeasured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaplTest {
  private static final String POWERCAP = "sys/class/powercap/";

  @TempDir Path directory;
  private FakeRoot root;

  @BeforeEach
  void emptyMachine() {
    root = new FakeRoot(directory);
  }

  @Test
  void socketsAreAddedUpAndTheirPartsAndThePlatformAreNot() {
    zone("intel-rapl:0", "package-0", 1_000_000);
    zone("intel-rapl:0:0", "core", 500_000);
    zone("intel-rapl:0:1", "dram", 500_000);
    zone("intel-rapl:1", "package-1", 2_000_000);
    zone("intel-rapl:2", "psys", 7_000_000);
    zone("intel-rapl-mmio:0", "package-0", 1_000_000);
    EnergySource.Tally tally = Rapl.of(directory).start(0);
    zone("intel-rapl:0", "package-0", 4_000_000);
    zone("intel-rapl:0:0", "core", 3_500_000);
    zone("intel-rapl:1", "package-1", 2_500_000);
    zone("intel-rapl:2", "psys", 17_000_000);
    zone("intel-rapl-mmio:0", "package-0", 4_000_000);

    assertThat(tally.stop(1)).isEqualTo(new Measured(3.5, Method.COUNTER));
  }

  @Test
  void aCounterThatIsFullBeginsAnewAtZero() {
    zone("intel-rapl:0", "package-0", 900_000);
    EnergySource.Tally tally = Rapl.of(directory).start(0);
    zone("intel-rapl:0", "package-0", 100_000);
    tally.look(1);
    zone("intel-rapl:0", "package-0", 50_000);

    // The range of the fixture is 262143328850 µJ: twice the range less what was counted.
    assertThat(tally.stop(2))
        .isEqualTo(new Measured((2 * 262_143_328_850L - 850_000) / 1e6, Method.COUNTER));
  }

  @Test
  void aMachineWithoutCountersSaysSo() {
    assertThat(reason()).isEqualTo("W150: this machine has no CPU energy counter.");
  }

  @Test
  void aCounterThatIsForOthersEyesSaysWhichAndWhy() throws IOException {
    zone("intel-rapl:0", "package-0", 1);
    // A directory cannot be read, whoever runs this test.
    Path counter = directory.resolve(POWERCAP + "intel-rapl:0/energy_uj");
    Files.delete(counter);
    Files.createDirectory(counter);

    assertThat(reason())
        .startsWith("W150: CPU counter not readable by this user")
        .contains(counter.toString());
  }

  @Test
  void aCounterThatVanishesMeanwhileLeavesNothing() throws IOException {
    zone("intel-rapl:0", "package-0", 1);
    EnergySource.Tally tally = Rapl.of(directory).start(0);
    Files.delete(directory.resolve(POWERCAP + "intel-rapl:0/energy_uj"));
    tally.look(1);
    zone("intel-rapl:0", "package-0", 2);

    assertThat(tally.stop(2)).isInstanceOf(Unmeasured.class);
  }

  private String reason() {
    SourceEnergy energy = Rapl.of(directory).start(0).stop(1);
    return energy instanceof Unmeasured unmeasured ? unmeasured.reason() : "measured";
  }

  private void zone(String directory, String name, long microjoules) {
    String zone = POWERCAP + directory + "/";
    root.with(zone + "name", name + "\n")
        .with(zone + "energy_uj", microjoules + "\n")
        .with(zone + "max_energy_range_uj", "262143328850\n");
  }
}
