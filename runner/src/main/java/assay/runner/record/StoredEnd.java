// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.execute.BenchmarkEnd;
import assay.runner.execute.CellSummary;
import assay.runner.execute.FitState;
import assay.runner.execute.LaunchEnd;
import assay.runner.execute.LaunchState;
import assay.runner.execute.TrialSummary;
import assay.runner.report.BenchmarkJson;
import assay.runner.report.LaunchJson;
import assay.tracker.analysis.Aggregate;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a launch ended.
 *
 * @param report the launch's result as {@code assay run --json} prints it
 * @param log the launch's log; may be empty
 */
public record StoredEnd(
    String launch,
    LaunchState state,
    Instant endedAt,
    List<Summary> summaries,
    ObjectNode report,
    String log)
    implements JournalEvent {
  public StoredEnd {
    summaries = List.copyOf(summaries);
  }

  static StoredEnd of(LaunchEnd end, String experiment, String log) {
    return new StoredEnd(
        end.launch(),
        end.state(),
        end.endedAt(),
        end.summaries().stream().map(Summary::of).toList(),
        LaunchJson.of(experiment, end),
        log);
  }

  static StoredEnd of(BenchmarkEnd end, String experiment, String log) {
    return new StoredEnd(
        end.launch(),
        end.state(),
        end.endedAt(),
        end.summaries().stream().map(Summary::of).toList(),
        BenchmarkJson.of(experiment, end),
        log);
  }

  /**
   * A trial over its fits.
   *
   * @param trial the trial's key
   * @param state where it does not follow from the fits
   * @param cause why there is no result
   * @param flags name of the flag to the reason in words
   * @see TrialSummary
   */
  public record Summary(
      String trial,
      Map<String, Aggregate> metrics,
      OptionalDouble fitSeconds,
      OptionalDouble samplesPerSecond,
      OptionalLong memoryPeakBytes,
      Map<FitState, Integer> fits,
      OptionalInt rank,
      boolean chosen,
      Optional<FitState> state,
      Optional<String> cause,
      Map<String, String> flags) {

    static Summary of(TrialSummary summary) {
      return new Summary(
          summary.trial().key(),
          summary.metrics(),
          summary.fitSeconds(),
          summary.samplesPerSecond(),
          summary.memoryPeakBytes(),
          summary.fits(),
          summary.rank(),
          summary.chosen(),
          Optional.empty(),
          Optional.empty(),
          Map.of());
    }

    static Summary of(CellSummary summary) {
      return new Summary(
          summary.trial().key(),
          summary.metrics(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalLong.empty(),
          summary.measurements(),
          OptionalInt.empty(),
          false,
          Optional.of(summary.state()),
          summary.cause(),
          summary.flags());
    }

    /** Without interrupted ones: the next launch takes those up again. */
    int done() {
      int all = fits.values().stream().mapToInt(Integer::intValue).sum();
      return all - count(FitState.INTERRUPTED);
    }

    int count(FitState state) {
      return fits.getOrDefault(state, 0);
    }
  }
}
