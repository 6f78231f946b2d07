// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads cells from the params and tags of trials. */
final class CellReader {

  private static final String FLAG = "assay.flag.";

  private final BenchmarkTrial trial;

  private CellReader(BenchmarkTrial trial) {
    this.trial = trial;
  }

  /**
   * @throws UnreadableTrialException if it does not say what it measured
   */
  static Cell read(BenchmarkTrial trial) {
    return new CellReader(trial).cell();
  }

  private Cell cell() {
    Map<String, String> tags = trial.tags();
    return new Cell(
        trial.runId(),
        trial.name(),
        trial.startMillis(),
        trial.endMillis(),
        setting(),
        trial.params().getOrDefault("model.digest", ""),
        state(),
        tags.getOrDefault("assay.cause", ""),
        tags.getOrDefault("assay.quality", ""),
        flags(),
        Device.environment(tags),
        metrics(),
        trial.forks().stream()
            .map(BenchmarkFork::cleaned)
            .filter(fork -> !fork.iterations().isEmpty())
            .sorted(Comparator.comparingInt(BenchmarkFork::number))
            .toList());
  }

  private Map<String, Double> metrics() {
    Map<String, Double> metrics = new TreeMap<>(trial.metrics());
    metrics.values().removeIf(value -> !Double.isFinite(value));
    return metrics;
  }

  private Setting setting() {
    return new Setting(
        model(),
        new Scenario(
            require("scenario"),
            trial.params().getOrDefault("scenario.kind", ""),
            rate(trial.params().getOrDefault("scenario.rate", ""))),
        require("engine"),
        require("input.type"),
        count("input.batch"),
        count("execute.threads"),
        Device.of(trial.tags(), require("execute.target")));
  }

  private String model() {
    return Stream.of("model.label", "model.family", "model.file")
        .flatMap(key -> Optional.ofNullable(trial.params().get(key)).stream())
        .findFirst()
        .orElseThrow(() -> new UnreadableTrialException("it has no param model.label"));
  }

  /** 100.0 is 100. */
  private static String rate(String text) {
    return text.replaceFirst("(\\.\\d*?)0+$", "$1").replaceFirst("\\.$", "");
  }

  private String require(String key) {
    String value = trial.params().get(key);
    if (value == null || value.isBlank()) {
      throw new UnreadableTrialException("it has no param " + key);
    }
    return value;
  }

  private int count(String key) {
    String text = require(key);
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw new UnreadableTrialException(
          "its param %s is '%s', not a whole number from 1".formatted(key, text));
    }
    return Integer.parseInt(text);
  }

  private String state() {
    String state = trial.tags().getOrDefault("assay.state", "");
    if (!state.isEmpty()) {
      return state;
    }
    return trial.finished() ? Cell.FINISHED : "unfinished";
  }

  private Map<String, String> flags() {
    Map<String, String> flags = new TreeMap<>();
    trial
        .tags()
        .forEach((key, value) -> {
          if (key.startsWith(FLAG) && !value.equals("false")) {
            flags.put(key.substring(FLAG.length()), value.equals("true") ? "" : value);
          }
        });
    return flags;
  }
}
