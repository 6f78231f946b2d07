// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import assay.runner.measure.EnergyChoice;
import assay.runner.measure.EnergySource;
import assay.runner.measure.SourceEnergy.Method;
import assay.runner.measure.UnmeasuredSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Finds how the energy of processors can be found out. */
final class CpuEnergy {

  private static final String NOT_SAMPLED =
      "the power of processors cannot be read here, only counted";
  private static final String NO_WATTS =
      "an estimate needs `watts_per_core`, as the machine does not tell what its processors are made"
          + " for";

  private final Path root;
  private final EnergyChoice choice;

  /**
   * @param root of the file system
   */
  CpuEnergy(Path root, EnergyChoice choice) {
    this.root = root;
    this.choice = choice;
  }

  /**
   * The first way that works, or a source that says why none does.
   *
   * @param cpuNanos time that processors worked for this process, for an estimate
   */
  EnergySource source(LongSupplier cpuNanos) {
    List<String> reasons = new ArrayList<>();
    for (Method method : choice.tried()) {
      EnergySource source =
          switch (method) {
            case COUNTER -> Rapl.of(root);
            case SAMPLED -> new UnmeasuredSource(Rapl.NAME, NOT_SAMPLED);
            case ESTIMATE -> estimate(cpuNanos);
          };
      if (!(source instanceof UnmeasuredSource unmeasured)) {
        return source;
      }
      if (!unmeasured.reason().equals(NOT_SAMPLED) || choice.tried().size() == 1) {
        reasons.add(unmeasured.reason());
      }
    }
    return new UnmeasuredSource(Rapl.NAME, String.join(" ", reasons));
  }

  private EnergySource estimate(LongSupplier cpuNanos) {
    return choice.wattsPerCore().isPresent()
        ? new CpuEstimate(choice.wattsPerCore().getAsDouble(), cpuNanos)
        : new UnmeasuredSource(Rapl.NAME, NO_WATTS);
  }

  /** What to tell whoever asked for the counter where it cannot be read; empty if it can. */
  Optional<String> warning() {
    if (!choice.order().contains(Method.COUNTER)
        || !(Rapl.of(root) instanceof UnmeasuredSource counter)) {
      return Optional.empty();
    }
    EnergySource instead = source(() -> 0);
    String falling =
        instead instanceof CpuEstimate estimate
            ? "Falling to `estimate` (marked): %s.".formatted(estimate.basis())
            : choice.strict()
                ? "Energy of the processor is `unmeasured`, as `strict` demands."
                : "Energy of the processor is `unmeasured`; for an estimate, list `estimate` among"
                    + " the sources and say `watts_per_core`.";
    return Optional.of(counter.reason() + " " + falling);
  }
}
