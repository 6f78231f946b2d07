// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report;

import assay.runner.compare.Comparison;
import assay.runner.compare.Difference;
import assay.runner.compare.Pairing;
import assay.runner.compare.TestResult;
import assay.runner.compare.TrialResult;
import assay.tracker.analysis.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Trials against a baseline, from the best mean to the worst. An arrow marks the baseline. */
public final class ComparisonTable {
  private static final String ABSENT = "–";
  private static final String TOO_FEW = "too few";

  private final Comparison comparison;
  private final double alpha;
  private final String format;

  public ComparisonTable(Comparison comparison) {
    this.comparison = comparison;
    this.alpha = comparison.options().alpha();
    this.format = "%." + decimals(comparison) + "f";
  }

  public List<String> lines() {
    String interval = level(alpha) + " interval";
    TextTable table =
        new TextTable()
            .right("")
            .left("trial")
            .right(comparison.scores().metric())
            .right("sd")
            .left(interval)
            .right("n")
            .right("difference")
            .left(interval)
            .right("p")
            .right(rankHead())
            .right("same")
            .right("delta");
    for (TrialResult trial : comparison.trials()) {
      table.row(row(trial));
    }
    return table.lines();
  }

  /** 1 − alpha in percent. */
  static String level(double alpha) {
    return ParameterText.plain(Math.round((1 - alpha) * 1e6) / 1e4) + " %";
  }

  private String rankHead() {
    boolean paired = pairings().anyMatch(pairing -> pairing != Pairing.UNPAIRED);
    boolean unpaired = pairings().anyMatch(pairing -> pairing == Pairing.UNPAIRED);
    return paired && unpaired ? "rank p" : unpaired ? "Mann-Whitney p" : "Wilcoxon p";
  }

  private Stream<Pairing> pairings() {
    return comparison.others().stream()
        .flatMap(trial -> trial.difference().stream())
        .map(Difference::pairing);
  }

  private List<String> row(TrialResult trial) {
    List<String> cells = new ArrayList<>();
    cells.add(trial.difference().isEmpty() ? "→" : "");
    cells.add(trial.trial());
    cells.add(number(trial.mean()));
    cells.add(trial.sd().isPresent() ? number(trial.sd().getAsDouble()) : ABSENT);
    cells.add(interval(trial.interval()));
    cells.add(Integer.toString(trial.n()));
    cells.addAll(
        trial
            .difference()
            .map(this::difference)
            .orElse(List.of("baseline", ABSENT, ABSENT, ABSENT, ABSENT, ABSENT)));
    return cells;
  }

  private List<String> difference(Difference difference) {
    return List.of(
        String.format(Locale.ROOT, "%+" + format.substring(1), difference.mean() + 0.0),
        interval(difference.interval()),
        difference.test().map(this::p).orElse(TOO_FEW),
        p(difference.ranks()),
        difference
            .rope()
            .map(rope -> String.format(Locale.ROOT, "%.2f", rope.within()))
            .orElse(ABSENT),
        String.format(Locale.ROOT, "%+.2f", difference.effect().cliffsDelta() + 0.0));
  }

  private String p(TestResult result) {
    return result.tooFew(alpha) ? TOO_FEW : p(result.adjustedP());
  }

  /** Never 0: that would be a certainty. */
  static String p(double p) {
    return p < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p);
  }

  private String interval(Optional<Interval> interval) {
    return interval.map(it -> number(it.low()) + " to " + number(it.high())).orElse(ABSENT);
  }

  private String number(double value) {
    return String.format(Locale.ROOT, format, value + 0.0);
  }

  /** Two significant digits of the smallest spread, between 2 and 6. */
  static int decimals(Comparison comparison) {
    double smallest =
        comparison.trials().stream()
            .flatMapToDouble(trial -> trial.sd().stream())
            .filter(sd -> sd > 0)
            .min()
            .orElse(0.01);
    return (int) Math.max(2, Math.min(6, Math.ceil(1 - Math.log10(smallest))));
  }
}
