// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How calls of a model follow each other.
 *
 * @param concurrency calls at once, of a closed load
 * @param rate calls per second, of an open load; absent for a closed one
 * @param percentile the one that is judged, such as 99
 * @param limit what this percentile should stay below
 * @param samplesMin samples to measure at least, over all forks
 */
public record ScenarioSpec(
    String name,
    Kind kind,
    int concurrency,
    OptionalDouble rate,
    OptionalDouble percentile,
    Optional<Duration> limit,
    OptionalInt samplesMin) {

  /** The kind of a checked scenario, as users write it. */
  public static String kindOf(JsonNode scenario) {
    return ScenarioRules.kind(scenario).orElseThrow();
  }

  /** The scenarios of MLPerf Inference, and a step of training. */
  public enum Kind {
    /** One caller; the next call begins when the last one has ended. */
    SINGLE_STREAM,
    /** Several callers, each as in {@link #SINGLE_STREAM}. */
    MULTI_STREAM,
    /** Calls begin at random times (a Poisson process), whether or not earlier ones have ended. */
    SERVER,
    /** As many samples as possible; nobody waits for a single one. */
    OFFLINE,
    /** Forward, backward and update of one batch. */
    TRAINING_STEP;

    /** As users write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
      return Arrays.stream(values()).map(Kind::word).toList();
    }

    static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The percentile that MLPerf judges; none where nobody waits. */
    OptionalDouble percentile() {
      return switch (this) {
        case SINGLE_STREAM -> OptionalDouble.of(90);
        case MULTI_STREAM, SERVER -> OptionalDouble.of(99);
        case OFFLINE, TRAINING_STEP -> OptionalDouble.empty();
      };
    }
  }
}
