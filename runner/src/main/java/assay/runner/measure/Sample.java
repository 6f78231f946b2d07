// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a {@link Sampler} saw at one moment.
 *
 * @param step number of the sample, from 0
 * @param timestampMillis since 1970, by the wall clock
 * @param values by metric key, see {@link SystemMetrics}; what could not be read is absent
 */
public record Sample(int step, long timestampMillis, Map<String, Double> values) {
  public Sample {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
