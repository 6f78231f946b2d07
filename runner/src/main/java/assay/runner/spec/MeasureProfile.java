// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How much is measured unless a declaration says otherwise. Each fork is a process of its own, with
 * its own layout of memory and its own compilation, so forks are what intervals are taken over.
 */
public enum MeasureProfile {
  /** Seconds: whether everything runs. Its numbers are not to be compared. */
  SMOKE(1, 1, "400ms", "time", "200ms", 1.0),
  /** Three processes of five seconds, more while the interval is wide. */
  STANDARD(3, 6, "5s", "steady", "30s", 0.03),
  /** For figures that are printed. */
  PUBLISH(5, 10, "60s", "steady", "60s", 0.02);

  /** Ten readings of a power that is an average of a second. */
  private static final String IDLE_BASELINE = "10s";

  private final int forks;
  private final int maxForks;
  private final String minDuration;
  private final String warmupUntil;
  private final String warmupMax;
  private final double interval;

  MeasureProfile(
      int forks,
      int maxForks,
      String minDuration,
      String warmupUntil,
      String warmupMax,
      double interval) {
    this.forks = forks;
    this.maxForks = maxForks;
    this.minDuration = minDuration;
    this.warmupUntil = warmupUntil;
    this.warmupMax = warmupMax;
    this.interval = interval;
  }

  /** As users write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> words() {
    return Arrays.stream(values()).map(MeasureProfile::word).toList();
  }

  static MeasureProfile of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Writes this profile's values where a document has none. */
  void complete(ObjectNode measure) {
    ObjectNode warmup = map(measure, "warmup");
    putAbsent(warmup, "until", warmupUntil);
    putAbsent(warmup, "max", warmupMax);
    ObjectNode energy = map(measure, "energy");
    if (!energy.has("idle_baseline")) {
      if (this == SMOKE) {
        energy.put("idle_baseline", 0);
      } else {
        energy.put("idle_baseline", IDLE_BASELINE);
      }
    }
    ObjectNode repeats = map(measure, "repeats");
    int least = repeats.path("forks").asInt(forks);
    if (!repeats.has("forks")) {
      repeats.put("forks", Math.min(forks, repeats.path("max_forks").asInt(forks)));
    }
    if (!repeats.has("max_forks")) {
      repeats.put("max_forks", Math.max(maxForks, least));
    }
    putAbsent(repeats, "min_duration", minDuration);
    ObjectNode until = map(repeats, "until");
    if (!until.has("ci95_relative")) {
      until.put("ci95_relative", interval);
    }
  }

  private static ObjectNode map(ObjectNode parent, String key) {
    return parent.get(key) instanceof ObjectNode map ? map : parent.putObject(key);
  }

  private static void putAbsent(ObjectNode map, String key, String value) {
    if (!map.has(key)) {
      map.put(key, value);
    }
  }
}
