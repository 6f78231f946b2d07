// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sends what the journal holds and a tracker has not got. Idempotent: after it, the same again
 * sends nothing.
 */
public final class Upload {
  private final MlflowClient client;
  private final JournalContents journal;
  private final Map<String, StoredFit> latest;
  private final Map<String, ExperimentRuns> experiments = new HashMap<>();

  public Upload(MlflowClient client, JournalContents journal) {
    this.client = client;
    this.journal = journal;
    this.latest = journal.latest();
  }

  /**
   * What was done.
   *
   * @param launches that the tracker had not, or not completely
   * @param fits that the tracker had not, or not completely
   * @param running launches left out because they are still running; ids
   */
  public record Outcome(int launches, int fits, List<String> running) {
    public Outcome {
      running = List.copyOf(running);
    }
  }

  /**
   * Sends launches, the oldest first.
   *
   * @param which the launches to send
   * @throws TrackerException when the tracker fails; what was sent stays, and the rest can be sent
   *     later
   */
  public Outcome send(Predicate<StoredLaunch> which) {
    int launches = 0;
    int fits = 0;
    List<String> running = new ArrayList<>();
    for (StoredLaunch launch : chosen(which)) {
      Optional<StoredEnd> end = journal.findEnd(launch.launch());
      if (end.isEmpty() && launch.running()) {
        running.add(launch.launch());
        continue;
      }
      Missing missing = missing(launch);
      if (missing.any()) {
        send(launch, end.orElse(null));
        launches++;
        fits += missing.fits();
      }
    }
    return new Outcome(launches, fits, running);
  }

  private List<StoredLaunch> chosen(Predicate<StoredLaunch> which) {
    return journal.launches().stream()
        .filter(which)
        .sorted(Comparator.comparing(StoredLaunch::startedAt))
        .toList();
  }

  /** What of a launch a tracker has not got. */
  private record Missing(boolean end, int fits) {
    boolean any() {
      return end || fits > 0;
    }
  }

  private Missing missing(StoredLaunch launch) {
    ExperimentRuns runs = runs(launch);
    boolean ended = runs.findLaunch(launch.launch()).filter(known -> !known.running()).isPresent();
    long trained =
        trained(launch).stream()
            .map(fit -> runs.findFit(fit.key(), launch.launch()))
            .filter(known -> known.filter(run -> !run.running()).isEmpty())
            .count();
    long reused = reused(launch).stream().filter(fit -> !runs.has(fit)).count();
    return new Missing(!ended, Math.toIntExact(trained + reused));
  }

  private ExperimentRuns runs(StoredLaunch launch) {
    return experiments.computeIfAbsent(
        launch.experiment(), unused -> ExperimentRuns.load(client, launch));
  }

  private List<StoredFit> trained(StoredLaunch launch) {
    return journal.fits().stream().filter(fit -> fit.launch().equals(launch.launch())).toList();
  }

  private List<StoredFit> reused(StoredLaunch launch) {
    List<StoredFit> fits = new ArrayList<>();
    for (StoredReuse reuse : journal.reuses()) {
      StoredFit fit = latest.get(reuse.key());
      if (reuse.launch().equals(launch.launch()) && fit != null) {
        fits.add(fit.standingFor(reuse.trial()));
      }
    }
    return fits;
  }

  private void send(StoredLaunch launch, @Nullable StoredEnd end) {
    LaunchLog log = LaunchLog.open(client, runs(launch), launch);
    List<StoredFit> trained = trained(launch);
    reused(launch).forEach(log::fitReused);
    trained.forEach(log::fitEnded);
    journal.samples().stream()
        .filter(samples -> samples.launch().equals(launch.launch()))
        .forEach(samples -> log.samples(samples.series()));
    if (end == null) {
      log.lost(lastSign(launch, trained));
    } else {
      log.ended(end);
    }
  }

  private static Instant lastSign(StoredLaunch launch, List<StoredFit> trained) {
    return trained.stream()
        .map(StoredFit::endedAt)
        .max(Comparator.naturalOrder())
        .orElse(launch.startedAt());
  }
}
