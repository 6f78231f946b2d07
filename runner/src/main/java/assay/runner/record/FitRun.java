// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.execute.Curves;
import assay.runner.execute.FitResult;
import assay.runner.execute.FitState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The run of one fit while it is written: its curves live, then all the rest. Not thread-safe. */
final class FitRun {
  /** Samples begin at 0, epochs at 1. */
  private static final long NONE = -1;

  private final MlflowClient client;
  private final int epochs;
  private final Map<String, Long> sent = new HashMap<>();
  private MlflowRun run;

  FitRun(MlflowClient client, MlflowRun run, int epochs) {
    this.client = client;
    this.run = run;
    this.epochs = epochs;
    run.metrics().forEach((name, latest) -> sent.put(name, latest.step()));
  }

  MlflowRun run() {
    return run;
  }

  void curves(List<MlflowMetric> points) {
    client.logBatch(run.id(), points, Map.of(), Map.of());
    points.forEach(point -> sent.merge(point.key(), point.step(), Math::max));
  }

  /** Sends what the tracker has not got of the fit; its end comes last, so that it means all. */
  void end(StoredFit fit) {
    FitResult result = fit.result();
    Map<String, String> tags = Tags.cutTags(tags(fit));
    client.logBatch(run.id(), points(fit), Map.of(), tags);
    fit.measured().ifPresent(measured -> artifacts(measured.artifacts()));
    if (result.state() != FitState.FINISHED && MlflowClient.takesArtifacts(run)) {
      client.uploadArtifact(run, "assay/failure.txt", failure(result));
    }
    String status = RunWords.status(result.state());
    client.endRun(run.id(), status, fit.endedAt());
    run = run.with(status, tags);
  }

  /** For a fit of which nothing is known but that it did not end. */
  void abandon(FitState state, String cause, Instant at) {
    String status = RunWords.status(state);
    Map<String, String> tags = Map.of(Tags.STATE, state.word(), "assay.cause", cause);
    client.logBatch(run.id(), List.of(), Map.of(), tags);
    client.endRun(run.id(), status, at);
    run = run.with(status, tags);
  }

  private void artifacts(Map<String, String> texts) {
    if (MlflowClient.takesArtifacts(run)) {
      texts.forEach(
          (path, text) -> client.uploadArtifact(run, path, text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static Map<String, String> tags(StoredFit fit) {
    FitResult result = fit.result();
    Map<String, String> tags = new LinkedHashMap<>();
    fit.measured()
        .ifPresent(measured -> {
          tags.putAll(measured.tags());
          tags.put("assay.order", Integer.toString(measured.order()));
        });
    tags.put(Tags.STATE, result.state().word());
    result.cause().ifPresent(cause -> tags.put("assay.cause", cause));
    if (result.memoryShared()) {
      tags.put("assay.flag.memory_shared", "true");
    }
    return tags;
  }

  private List<MlflowMetric> points(StoredFit fit) {
    List<MlflowMetric> points = new ArrayList<>(curvePoints(fit.curves()));
    FitResult result = fit.result();
    long at = fit.endedAt().toEpochMilli();
    result.metrics().forEach((name, value) -> points.add(point(name, value, at)));
    result.fitSeconds().ifPresent(value -> points.add(point("fit_seconds", value, at)));
    result
        .samplesPerSecond()
        .ifPresent(value -> points.add(point("samples_per_second", value, at)));
    result
        .memoryPeakBytes()
        .ifPresent(value -> points.add(point("memory_peak_bytes", (double) value, at)));
    return points;
  }

  private MlflowMetric point(String name, double value, long timestamp) {
    return new MlflowMetric(name, value, epochs, timestamp);
  }

  private List<MlflowMetric> curvePoints(Curves curves) {
    List<MlflowMetric> points = new ArrayList<>();
    curves
        .byName()
        .forEach((name, curve) -> {
          long last = sent.getOrDefault(name, NONE);
          for (Curves.Point point : curve) {
            if (point.step() > last) {
              points.add(new MlflowMetric(name, point.value(), point.step(), point.timestamp()));
            }
          }
        });
    return points;
  }

  private static byte[] failure(FitResult result) {
    String text =
        "%s: %s\n\n%s\n"
            .formatted(
                result.state().word(), result.cause().orElse(""), result.detail().orElse(""));
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
