// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How the energy of a benchmark is found out.
 *
 * @param sources of each device the first that works is taken
 * @param idleBaseline how long the idle machine is looked at before the first fork; zero: not
 * @param strict whether only the first source is taken
 * @param wattsPerCore of a processor's core that works, for estimates
 */
public record EnergySpec(
    List<Source> sources, Duration idleBaseline, boolean strict, OptionalDouble wattsPerCore) {

  public EnergySpec {
    sources = List.copyOf(sources);
  }

  /** Ways to find energy out. */
  public enum Source {
    /** A counter of the hardware before and after. */
    COUNTER,
    /** Power, read again and again. */
    SAMPLED,
    /** CPU seconds times the power of a core: no measurement, and marked as none. */
    ESTIMATE;

    /** As users write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
      return List.of(COUNTER.word(), SAMPLED.word(), ESTIMATE.word());
    }

    static Source of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
