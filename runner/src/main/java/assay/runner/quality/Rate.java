// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often something happened of how often it could: clicks of impressions, purchases of visits,
 * satisfied of asked.
 */
public record Rate(long hits, long n) {
  public Rate {
    if (hits < 0 || hits > n) {
      throw new IllegalArgumentException("%d of %d is no rate".formatted(hits, n));
    }
  }

  /** {@code rate} with its 95 % interval {@code rate.low} and {@code rate.high}, Wilson's. */
  public Map<String, Score> scores() {
    Bounds bounds = n == 0 ? Bounds.undefined("n is 0") : Wilson.of((double) hits, (double) n);
    Map<String, Score> scores = new LinkedHashMap<>();
    scores.put("rate", n == 0 ? bounds.low() : new Score.Value((double) hits / n));
    scores.put("rate.low", bounds.low());
    scores.put("rate.high", bounds.high());
    return scores;
  }
}
