// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.measure.EnergyChoice;
import assay.runner.measure.EnergySource;
import assay.runner.measure.SourceEnergy;
import assay.runner.measure.SourceEnergy.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuEnergyTest {

  private static final String SOCKET = "sys/class/powercap/intel-rapl:0/";

  @TempDir Path directory;
  private FakeRoot root;
  private final AtomicLong cpuNanos = new AtomicLong();

  @BeforeEach
  void emptyMachine() {
    root = new FakeRoot(directory);
  }

  @Test
  void theFirstWayThatWorksIsTaken() {
    EnergyChoice all = choice(12, Method.COUNTER, Method.SAMPLED, Method.ESTIMATE);
    assertThat(source(all).method()).isEqualTo("estimate: CPU seconds × 12.0 W per core");

    counter();

    assertThat(source(all).method()).isEqualTo("counter");
    assertThat(source(choice(12, Method.ESTIMATE, Method.COUNTER)).method()).startsWith("estimate");
  }

  /** Three seconds of cores that take 12 W each. */
  @Test
  void anEstimateIsCpuSecondsTimesWattsAndNotMeasured() {
    EnergySource.Tally tally = source(choice(12, Method.ESTIMATE)).start(0);
    cpuNanos.set(3_000_000_000L);

    SourceEnergy energy = tally.stop(1);

    assertThat(energy).isEqualTo(new SourceEnergy.Estimated(36));
    assertThat(energy.measuredJoules()).isEmpty();
  }

  @Test
  void strictTakesTheFirstWayOrNone() {
    EnergyChoice strict =
        new EnergyChoice(List.of(Method.COUNTER, Method.ESTIMATE), true, OptionalDouble.of(12));

    assertThat(source(strict).method())
        .isEqualTo("unmeasured: W150: this machine has no CPU energy counter.");
    assertThat(warning(strict)).endsWith("`unmeasured`, as `strict` demands.");
  }

  @Test
  void anEstimateWithoutWattsIsNone() {
    EnergySource source =
        source(new EnergyChoice(List.of(Method.ESTIMATE), false, OptionalDouble.empty()));

    assertThat(source.measures()).isFalse();
    assertThat(source.method()).contains("needs `watts_per_core`");
  }

  @Test
  void whoeverAsksForACounterThatIsNotThereIsToldWhatIsTakenInstead() {
    assertThat(warning(choice(12, Method.COUNTER, Method.ESTIMATE)))
        .isEqualTo(
            "W150: this machine has no CPU energy counter. Falling to `estimate` (marked): CPU"
                + " seconds × 12.0 W per core.");
    assertThat(warning(choice(12, Method.COUNTER)))
        .contains("`unmeasured`; for an estimate, list `estimate`");
    assertThat(warning(choice(12, Method.ESTIMATE))).isEmpty();

    counter();

    assertThat(warning(choice(12, Method.COUNTER))).isEmpty();
  }

  /** 65 W for each of two sockets. */
  @Test
  void socketsTellWhatTheyAreMadeFor() {
    assertThat(Rapl.designWatts(directory)).isEmpty();
    design("intel-rapl:0", "package-0");
    design("intel-rapl:1", "package-1");
    design("intel-rapl:2", "psys");

    assertThat(Rapl.designWatts(directory)).hasValue(130);
  }

  private void design(String zone, String name) {
    String path = "sys/class/powercap/" + zone + "/";
    root.with(path + "name", name + "\n")
        .with(path + "constraint_0_name", "long_term\n")
        .with(path + "constraint_0_max_power_uw", "65000000\n");
  }

  private void counter() {
    root.with(SOCKET + "name", "package-0\n").with(SOCKET + "energy_uj", "1\n");
  }

  private static EnergyChoice choice(double watts, Method... order) {
    return new EnergyChoice(List.of(order), false, OptionalDouble.of(watts));
  }

  private EnergySource source(EnergyChoice choice) {
    return new CpuEnergy(directory, choice).source(cpuNanos::get);
  }

  private String warning(EnergyChoice choice) {
    return new CpuEnergy(directory, choice).warning().orElse("");
  }
}
