// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.execute.FitRecord;
import assay.runner.execute.LaunchEnd;
import assay.runner.execute.LaunchFacts;
import assay.runner.execute.RunSink;
import assay.runner.execute.TrialSummary;
import assay.runner.plan.Fit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/** The log of a launch, a line per event: what becomes {@code assay/log.txt}. Thread-safe. */
final class LogText implements RunSink {
  private final String metric;
  private final StringBuffer text = new StringBuffer();

  LogText(String metric) {
    this.metric = metric;
  }

  String text() {
    return text.toString();
  }

  private void line(Instant at, String message) {
    text.append(at.truncatedTo(ChronoUnit.MILLIS));
    text.append("  ").append(message).append('\n');
  }

  @Override
  public void launchStarted(LaunchFacts launch) {
    line(
        launch.startedAt(),
        "launch %s: %d fits of %d trials"
            .formatted(
                launch.id(), launch.plan().fits().size(), launch.plan().trials().size()));
  }

  @Override
  public void fitStarted(Fit fit) {}

  @Override
  public void epoch(Fit fit, int epoch, Map<String, Double> values) {}

  @Override
  public void fitEnded(FitRecord record) {
    String name = record.fit().trial().name() + " · " + record.fit().name();
    Double score = record.result().metrics().get(metric);
    String outcome =
        score == null
            ? record.result().cause().orElse("")
            : String.format(Locale.ROOT, "%s %.4f", metric, score);
    line(
        record.endedAt(),
        "%s %s: %s".formatted(name, record.result().state().word(), outcome));
    record.result().detail().ifPresent(detail -> text.append(detail.stripTrailing()).append('\n'));
  }

  @Override
  public void fitReused(FitRecord fit) {}

  @Override
  public void trialSummarized(TrialSummary summary) {}

  /** To be called before the journal is told, which keeps this text as the launch's log. */
  void ended(LaunchEnd end) {
    line(
        end.endedAt(),
        "%s: %d trained, %d reused".formatted(end.state().word(), end.trained(), end.reused()));
    line(end.endedAt(), end.verdict().text());
  }

  @Override
  public void launchEnded(LaunchEnd end) {}

  @Override
  public void close() {}
}
