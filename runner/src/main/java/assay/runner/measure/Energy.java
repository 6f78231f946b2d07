// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import assay.runner.measure.SourceEnergy.Measured;
import assay.runner.measure.SourceEnergy.Unmeasured;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Energy of a window by source, {@code cpu} and {@code gpu}. Each is that of whole devices: sockets
 * and boards, whoever else used them.
 *
 * @param seconds length of the window
 */
public record Energy(double seconds, Map<String, SourceEnergy> sources) {
  public Energy {
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
  }

  /** Of one source; empty where it was not measured. */
  public OptionalDouble joules(String source) {
    SourceEnergy energy = sources.get(source);
    return energy == null ? OptionalDouble.empty() : energy.measuredJoules();
  }

  /** Reckoned of one source; empty where it was measured, or neither. */
  public OptionalDouble estimatedJoules(String source) {
    return sources.get(source) instanceof SourceEnergy.Estimated estimated
        ? OptionalDouble.of(estimated.joules())
        : OptionalDouble.empty();
  }

  /**
   * Of all sources together, measured or reckoned; empty where all were measured, and where one is
   * neither.
   */
  public OptionalDouble estimatedTotalJoules() {
    boolean whole = sources.values().stream().noneMatch(Unmeasured.class::isInstance);
    boolean measured = sources.values().stream().allMatch(Measured.class::isInstance);
    if (!whole || measured) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        sources.keySet().stream()
            .mapToDouble(name -> joules(name).orElseGet(() -> estimatedJoules(name).orElse(0)))
            .sum());
  }

  /** Why a source was not measured; empty where it was, or where there is no such source. */
  public Optional<String> reason(String source) {
    return sources.get(source) instanceof Unmeasured unmeasured
        ? Optional.of(unmeasured.reason())
        : Optional.empty();
  }

  /** Of all sources together; empty where one was not measured, as a part is not the whole. */
  public OptionalDouble totalJoules() {
    if (sources.isEmpty() || !sources.values().stream().allMatch(Measured.class::isInstance)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        sources.values().stream()
            .mapToDouble(energy -> energy.measuredJoules().orElseThrow())
            .sum());
  }

  /** Mean power of all sources together, as {@link #totalJoules}. */
  public OptionalDouble watts() {
    OptionalDouble joules = totalJoules();
    return joules.isPresent() && seconds > 0
        ? OptionalDouble.of(joules.getAsDouble() / seconds)
        : OptionalDouble.empty();
  }

  /**
   * Without what the machine would have used anyway: this window at the power of an idle one.
   *
   * @param idle a window in which nothing was done, measured by the same meter
   */
  public Energy net(Energy idle) {
    Map<String, SourceEnergy> net = new LinkedHashMap<>();
    sources.forEach((source, energy) -> net.put(source, net(energy, idle, source)));
    return new Energy(seconds, net);
  }

  private SourceEnergy net(SourceEnergy gross, Energy idle, String source) {
    if (!(gross instanceof Measured measured)) {
      return gross;
    }
    OptionalDouble base = idle.joules(source);
    if (base.isEmpty() || idle.seconds <= 0) {
      return new Unmeasured("the idle power of this source is not known");
    }
    double idleJoules = base.getAsDouble() / idle.seconds * seconds;
    return new Measured(measured.joules() - idleJoules, measured.method());
  }
}
