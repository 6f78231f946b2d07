// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import assay.runner.measure.SourceEnergy.Measured;
import assay.runner.measure.SourceEnergy.Method;
import assay.runner.measure.SourceEnergy.Unmeasured;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Energy from power that is read now and then: the area below straight lines between readings. */
public final class PowerTally implements EnergySource.Tally {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Supplier<OptionalDouble> watts;
  private final Duration shortest;
  private final long start;
  private OptionalDouble last;
  private long lastNanos;
  private double joules;
  private boolean broken;

  /**
   * Begins now.
   *
   * @param watts empty when they cannot be read
   * @param shortest window for which the power, often an average itself, is good enough
   */
  public PowerTally(Supplier<OptionalDouble> watts, Duration shortest, long nanos) {
    this.watts = watts;
    this.shortest = shortest;
    this.start = nanos;
    this.lastNanos = nanos;
    this.last = watts.get();
    this.broken = last.isEmpty();
  }

  @Override
  public void look(long nanos) {
    OptionalDouble now = watts.get();
    if (broken || now.isEmpty()) {
      broken = true;
      return;
    }
    double seconds = (nanos - lastNanos) / NANOS_PER_SECOND;
    joules += seconds * (last.getAsDouble() + now.getAsDouble()) / 2;
    last = now;
    lastNanos = nanos;
  }

  @Override
  public SourceEnergy stop(long nanos) {
    look(nanos);
    if (broken) {
      return new Unmeasured("the power could not be read all the time");
    }
    return nanos - start < shortest.toNanos()
        ? new Unmeasured(
            "there is no energy counter, and the power is an average that says nothing of less than"
                + " %d s".formatted(shortest.toSeconds()))
        : new Measured(joules, Method.SAMPLED);
  }
}
