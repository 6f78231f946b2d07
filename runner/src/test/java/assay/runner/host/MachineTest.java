// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.measure.Energy;
import assay.runner.measure.EnergyChoice;
import assay.runner.measure.EnergyMeter;
import assay.runner.measure.PeakMemory;
import assay.runner.measure.SourceEnergy;
import assay.runner.measure.ThrottleWatch;
import assay.runner.testing.FakeTicker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
  private static final String POWERCAP = "sys/class/powercap/intel-rapl:0/";

  private final FakeTicker ticker = new FakeTicker();
  private final FakeNvml.Card card = new FakeNvml.Card("NVIDIA H100 PCIe", "GPU-a1");
  @TempDir Path directory;
  private FakeRoot root;

  @BeforeEach
  void emptyMachine() {
    root = new FakeRoot(directory);
  }

  @Test
  void theDriverIsLoadedOnceThoughThereIsNone() {
    AtomicInteger loads = new AtomicInteger();
    Machine machine =
        new Machine(
            directory,
            () -> {
              loads.incrementAndGet();
              return Optional.empty();
            },
            Map.of());

    assertThat(machine.gpus()).isEmpty();
    assertThat(machine.findGpu(0)).isEmpty();
    assertThat(machine.gpus(List.of()).read(0)).isEmpty();
    assertThat(loads).hasValue(1);
  }

  @Test
  void aMissingCardIsToldWithTheTargetsThatAreThere() {
    assertThat(machine().missingGpu(0))
        .isEqualTo("E140: `gpu:0` asked, none visible (driver not found). Targets here: `cpu`.");
    assertThat(machine(card).missingGpu(1))
        .isEqualTo(
            "E140: `gpu:1` asked, 1 visible (CUDA_VISIBLE_DEVICES may hide others). Targets here:"
                + " `cpu`, `gpu:0`.");
  }

  @Test
  void ofDifferentCardsItIsToldHowToSayWhichIsMeant() {
    Machine machine = machine(card, new FakeNvml.Card("NVIDIA T4", "GPU-b2"));

    assertThat(machine.findGpu(0)).isEmpty();
    assertThat(machine.missingGpu(0)).startsWith("E140").contains("CUDA_DEVICE_ORDER=PCI_BUS_ID");
  }

  @Test
  void factsOfACardHaveTheUnitsOfTheFingerprint() {
    HostFacts.Gpu facts = machine(card).gpus().getFirst();

    assertThat(facts.cuda()).contains("12.8");
    assertThat(facts.pciBusId()).contains("0000:0a:00.0");
    assertThat(facts.powerLimitWatts()).isEmpty();
    assertThat(facts.memoryBytes()).isEmpty();
  }

  @Test
  void energyOfACardIsTheDifferenceOfItsCounter() {
    card.millijoules = OptionalLong.of(1000);
    card.milliwatts = OptionalInt.of(999_999);
    Energy energy = energyOverTwoSeconds(() -> card.millijoules = OptionalLong.of(201_500));

    assertThat(energy.sources())
        .containsEntry("gpu", new SourceEnergy.Measured(200.5, SourceEnergy.Method.COUNTER));
    assertThat(energy.seconds()).isEqualTo(2);
  }

  @Test
  void aShortWindowWithoutCounterIsNotReckonedFromAnAverageOfASecond() {
    card.milliwatts = OptionalInt.of(100_000);
    Energy energy = energyOverTwoSeconds(() -> {});

    assertThat(energy.joules("gpu")).isEmpty();
    assertThat(energy.reason("gpu"))
        .hasValueSatisfying(reason -> assertThat(reason).contains("less than 10 s"));
  }

  @Test
  void aCardThatTellsNothingHasNoEnergyButAReason() {
    Energy energy = energyOverTwoSeconds(() -> {});

    assertThat(energy.joules("gpu")).isEmpty();
    assertThat(energy.reason("gpu")).isPresent();
  }

  @Test
  void withoutCounterOfTheProcessorThereIsNoTotal() {
    card.millijoules = OptionalLong.of(1000);
    Energy energy = energyOverTwoSeconds(() -> card.millijoules = OptionalLong.of(3000));

    assertThat(energy.joules("gpu")).hasValue(2);
    assertThat(energy.reason("cpu")).contains("W150: this machine has no CPU energy counter.");
    assertThat(energy.totalJoules()).isEmpty();
  }

  @Test
  void processorAndCardTogetherAreTheTotal() {
    root.with(POWERCAP + "name", "package-0\n").with(POWERCAP + "energy_uj", "5000000\n");
    card.millijoules = OptionalLong.of(1000);
    Energy energy =
        energyOverTwoSeconds(() -> {
          card.millijoules = OptionalLong.of(3000);
          root.with(POWERCAP + "energy_uj", "9000000\n");
        });

    assertThat(energy.joules("cpu")).hasValue(4);
    assertThat(energy.totalJoules()).hasValue(6);
    assertThat(energy.watts()).hasValue(3);
  }

  @Test
  void onlyTheWaysThatWereAskedForAreTaken() {
    card.millijoules = OptionalLong.of(1000);
    card.milliwatts = OptionalInt.of(100_000);
    Machine machine = machine(card);
    EnergyChoice sampled =
        new EnergyChoice(List.of(SourceEnergy.Method.SAMPLED), false, OptionalDouble.empty());

    assertThat(machine.energy(machine.gpus(), EnergyChoice.MEASURED, ticker).methods())
        .containsEntry("gpu", "counter");
    assertThat(machine.energy(machine.gpus(), sampled, ticker).methods())
        .containsEntry("gpu", "sampled");
  }

  private Energy energyOverTwoSeconds(Runnable meanwhile) {
    Machine machine = machine(card);
    EnergyMeter.EnergyWindow window =
        machine.energy(machine.gpus(), EnergyChoice.MEASURED, ticker).start();
    ticker.advance(Duration.ofSeconds(2));
    meanwhile.run();
    return window.stop();
  }

  @Test
  void aCardThatIsSlowedAtAnyLookThrottles() {
    Machine machine = machine(card);
    ThrottleWatch watch = machine.throttling(1, machine.gpus());
    card.reasons = OptionalLong.of(0x44);
    watch.look();
    card.reasons = OptionalLong.of(0);

    assertThat(watch.seen())
        .contains("gpu 0 slowed by its power limit, its temperature (hardware)");
  }

  @Test
  void idlingAndClocksThatWereSetAreNoThrottling() {
    Machine machine = machine(card);
    card.reasons = OptionalLong.of(0x1 | 0x2 | 0x10 | 0x100);

    assertThat(machine.throttling(1, machine.gpus()).seen()).isEmpty();
  }

  @Test
  void aGroupThatIsHeldBackMeanwhileThrottles() {
    root.with("proc/5/cgroup", "0::/job\n")
        .with("sys/fs/cgroup/job/cpu.stat", "nr_periods 10\nnr_throttled 4\n");
    ThrottleWatch watch = machine().throttling(5, List.of());
    assertThat(watch.seen()).isEmpty();

    root.with("sys/fs/cgroup/job/cpu.stat", "nr_periods 20\nnr_throttled 7\n");

    assertThat(watch.seen()).contains("held back by a control group in 3 periods");
  }

  @Test
  void theHighestMemoryIsTheKernelsWhereItCanBeSetBack() {
    root.with("proc/5/status", "VmHWM:\t100 kB\nVmRSS:\t50 kB\n").with("proc/5/clear_refs", "");
    PeakMemory peak = machine().peakMemory(5);
    root.with("proc/5/status", "VmHWM:\t70 kB\nVmRSS:\t50 kB\n");

    assertThat(peak.bytes()).hasValue(70 * 1024);
  }

  @Test
  void theHighestMemoryIsTheHighestReadWhereItCannotBeSetBack() {
    root.with("proc/5/status", "VmHWM:\t100 kB\nVmRSS:\t50 kB\n");
    PeakMemory peak = machine().peakMemory(5);
    root.with("proc/5/status", "VmHWM:\t100 kB\nVmRSS:\t80 kB\n");
    peak.look();
    root.with("proc/5/status", "VmHWM:\t100 kB\nVmRSS:\t60 kB\n");

    assertThat(peak.bytes()).hasValue(80 * 1024);
  }

  @Test
  void aNewHighestOfTheKernelWasReachedMeanwhile() {
    root.with("proc/5/status", "VmHWM:\t100 kB\nVmRSS:\t50 kB\n");
    PeakMemory peak = machine().peakMemory(5);
    root.with("proc/5/status", "VmHWM:\t300 kB\nVmRSS:\t60 kB\n");

    assertThat(peak.bytes()).hasValue(300 * 1024);
  }

  @Test
  void memoryOnACardIsThatOfTheProcessOrElseOfTheBoard() {
    card.memory = Optional.of(new Nvml.BoardMemory(1000, 100, 500));
    card.processes = Map.of(5L, OptionalLong.of(300));
    Machine machine = machine(card);
    HostFacts.Gpu facts = machine.gpus().getFirst();

    PeakMemory own = machine.peakMemory(5, facts);
    PeakMemory board = machine.peakMemory(6, facts);
    card.processes = Map.of(5L, OptionalLong.of(200));

    assertThat(own.bytes()).hasValue(300);
    assertThat(board.bytes()).hasValue(400);
  }

  private Machine machine(FakeNvml.Card... cards) {
    return new Machine(
        directory,
        () -> cards.length == 0 ? Optional.empty() : Optional.of(new FakeNvml(List.of(cards))),
        Map.of());
  }
}
