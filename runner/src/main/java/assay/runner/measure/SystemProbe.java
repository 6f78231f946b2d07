// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what a process or a device does right now. Called by one thread at a time; must be cheap,
 * and leaves out what it cannot read instead of failing.
 */
@FunctionalInterface
public interface SystemProbe {

  /**
   * Values by metric key. A rate is that since the call before, so the first call has none.
   *
   * @param nanos of a {@link Ticker}, now
   */
  Map<String, Double> read(long nanos);

  /** All of them as one. */
  static SystemProbe of(List<SystemProbe> probes) {
    List<SystemProbe> all = List.copyOf(probes);
    return nanos -> {
      Map<String, Double> values = new LinkedHashMap<>();
      all.forEach(probe -> values.putAll(probe.read(nanos)));
      return values;
    };
  }
}
