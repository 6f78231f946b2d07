// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import assay.runner.measure.SourceEnergy.Measured;
import assay.runner.measure.SourceEnergy.Method;
import assay.runner.measure.SourceEnergy.Unmeasured;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Adds up the growth of an energy counter that may begin anew at 0 once it is full. */
public final class CounterTally implements EnergySource.Tally {
  private static final double MICROJOULES = 1e6;

  private final Supplier<OptionalLong> counter;
  private final OptionalLong range;
  private OptionalLong last;
  private double microjoules;
  private boolean broken;

  /**
   * Begins now.
   *
   * @param counter in microjoules; empty when it cannot be read
   * @param range how many microjoules it counts before it begins anew; empty if it never does
   */
  public CounterTally(Supplier<OptionalLong> counter, OptionalLong range) {
    this.counter = counter;
    this.range = range;
    this.last = counter.get();
    this.broken = last.isEmpty();
  }

  @Override
  public void look(long nanos) {
    OptionalLong now = counter.get();
    if (broken || now.isEmpty()) {
      broken = true;
      return;
    }
    long grown = now.getAsLong() - last.getAsLong();
    if (grown < 0) {
      broken = range.isEmpty();
      grown += range.orElse(0);
    }
    microjoules += grown;
    last = now;
  }

  @Override
  public SourceEnergy stop(long nanos) {
    look(nanos);
    return broken
        ? new Unmeasured("the energy counter could not be read all the time, or was set back")
        : new Measured(microjoules / MICROJOULES, Method.COUNTER);
  }
}
