// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.execute.FitRecord;
import assay.runner.plan.Fit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words of the progress display. */
final class ProgressText {
  private static final int BAR = 24;
  private static final String EIGHTHS = "▏▎▍▌▋▊▉█";

  private final int columns;
  private final String metric;

  ProgressText(int columns, String metric) {
    this.columns = columns;
    this.metric = metric;
  }

  /** A line per running fit, then the bar. */
  List<String> lines(ProgressModel.Snapshot snapshot) {
    List<String> lines = new ArrayList<>();
    snapshot.running().forEach(running -> lines.add(cut(fit(running))));
    lines.add(cut(bar(snapshot)));
    return lines;
  }

  private String fit(ProgressModel.Running running) {
    StringBuilder line = new StringBuilder("  ");
    line.append(running.fit().trial().name()).append(" · ").append(running.fit().name());
    if (!running.fit().trial().isBaseline()) {
      int epochs = running.fit().trial().settings().train().epochs();
      line.append("  epoch ").append(running.epoch()).append('/').append(epochs);
    }
    append(line, "loss", running.values().get("train/loss"));
    append(line, metric, running.values().get("train/" + metric));
    return line.toString();
  }

  /** {@code trial 1 · repeat 0 · fold 0 epoch 3/50 train/loss 0.6931}, all curves. */
  String epoch(Fit fit, int epoch, Map<String, Double> values) {
    StringBuilder line = new StringBuilder(name(fit));
    line.append("  epoch ").append(epoch);
    line.append('/').append(fit.trial().settings().train().epochs());
    values.forEach((curve, value) -> append(line, curve, value));
    return line.toString();
  }

  /** The metrics of the test part. */
  String test(FitRecord record) {
    StringBuilder line = new StringBuilder(name(record.fit()));
    line.append("  test");
    record.result().metrics().forEach((metric, value) -> append(line, metric, value));
    return line.toString();
  }

  private static String name(Fit fit) {
    return fit.trial().name() + " · " + fit.name();
  }

  private static void append(
      StringBuilder line, String name, @org.jspecify.annotations.Nullable Double value) {
    if (value != null) {
      line.append(String.format(Locale.ROOT, "  %s %.4f", name, value));
    }
  }

  /** {@code ████▌ 37/240 fits 12 s, 1 min 05 s left}. */
  String bar(ProgressModel.Snapshot snapshot) {
    StringBuilder line = new StringBuilder();
    line.append(bar(snapshot.total() == 0 ? 1 : (double) snapshot.done() / snapshot.total()));
    line.append(" %d/%d fits".formatted(snapshot.done(), snapshot.total()));
    if (snapshot.reused() > 0) {
      line.append(", %d reused".formatted(snapshot.reused()));
    }
    if (snapshot.failed() > 0) {
      line.append(", %d failed".formatted(snapshot.failed()));
    }
    line.append("  ").append(TimeText.text(snapshot.seconds()));
    if (snapshot.done() < snapshot.total() && snapshot.secondsLeft().isPresent()) {
      line.append(", about ");
      line.append(TimeText.text(snapshot.secondsLeft().getAsDouble())).append(" left");
    }
    return line.toString();
  }

  private static String bar(double share) {
    int eighths = (int) Math.round(share * BAR * 8);
    StringBuilder bar = new StringBuilder("█".repeat(eighths / 8));
    if (eighths % 8 > 0) {
      bar.append(EIGHTHS.charAt(eighths % 8 - 1));
    }
    return bar.append(" ".repeat(BAR - bar.length())).append('▏').toString();
  }

  String failure(FitRecord record) {
    return "%s · %s: %s: %s"
        .formatted(
            record.fit().trial().name(),
            record.fit().name(),
            record.result().state().word(),
            record.result().cause().orElse("no cause known"));
  }

  private String cut(String line) {
    return line.length() <= columns ? line : line.substring(0, Math.max(0, columns - 1)) + "…";
  }
}
