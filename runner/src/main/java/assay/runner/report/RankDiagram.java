// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report;

import assay.runner.compare.Overview;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A critical-difference diagram (Demšar 2006) as SVG: mean ranks on a line, the best to the left;
 * bars join trials that cannot be told apart. Readable on light and on dark pages.
 */
public final class RankDiagram {
  private static final double AXIS_Y = 64;
  private static final double ROW = 24;
  private static final double BAR = 11;
  private static final double RANK_WIDTH = 90;
  private static final double LETTER = 7.4;
  private static final double GAP = 40;
  private static final int LONGEST_NAME = 40;

  private static final String STYLE =
      """
      <style>
        :root { color-scheme: light dark; }
        .page { fill: #ffffff; }
        text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #1f2328; }
        .quiet { fill: #59636e; }
        .line { stroke: #59636e; stroke-width: 1.2; fill: none; }
        .dot { fill: #1f2328; }
        .group { stroke: #0969da; stroke-width: 5; stroke-linecap: round; }
        @media (prefers-color-scheme: dark) {
          .page { fill: #0d1117; }
          text { fill: #e6edf3; }
          .quiet { fill: #9198a1; }
          .line { stroke: #9198a1; }
          .dot { fill: #e6edf3; }
          .group { stroke: #4493f8; }
        }
      </style>
      """;

  private final Overview overview;
  private final double alpha;
  private final List<Integer> order;
  private final double margin;
  private final int left;
  private final StringBuilder svg = new StringBuilder();

  private RankDiagram(Overview overview, double alpha) {
    this.overview = overview;
    this.alpha = alpha;
    this.order =
        IntStream.range(0, overview.trials().size())
            .boxed()
            .sorted(Comparator.comparingDouble(overview.friedman().meanRanks()::get))
            .toList();
    this.left = (order.size() + 1) / 2;
    this.margin =
        GAP
            + 16
            + LETTER
                * overview.trials().stream().mapToInt(name -> shown(name).length()).max().orElse(0);
  }

  /**
   * The document, with a line end after each element.
   *
   * @param alpha with which the critical difference was found
   */
  public static String of(Overview overview, double alpha) {
    return new RankDiagram(overview, alpha).svg();
  }

  private String svg() {
    int trials = order.size();
    double top = AXIS_Y + 20 + BAR * overview.groups().size();
    double width = Math.max(x(trials), x(1) + overview.criticalDifference() * RANK_WIDTH) + margin;
    double height = top + ROW * left + 12;
    add(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\""
                + " height=\"%.0f\" role=\"img\" aria-label=\"%s\">",
            width,
            height,
            width,
            height,
            escaped(summary())));
    svg.append(STYLE);
    add("<rect class=\"page\" width=\"100%\" height=\"100%\" rx=\"6\"/>");
    criticalDifference();
    axis();
    groups();
    for (int place = 0; place < trials; place++) {
      boolean toTheLeft = place < left;
      double y = top + ROW * (toTheLeft ? place : trials - 1 - place) + 8;
      trial(order.get(place), y, toTheLeft);
    }
    add("</svg>");
    return svg.toString();
  }

  private String summary() {
    return String.format(
        Locale.ROOT,
        "Mean ranks of %d trials over %d folds; closer than %.2f cannot be told apart.",
        order.size(),
        overview.friedman().blocks(),
        overview.criticalDifference());
  }

  private void criticalDifference() {
    double end = x(1) + overview.criticalDifference() * RANK_WIDTH;
    line(x(1), 34, end, 34);
    line(x(1), 30, x(1), 38);
    line(end, 30, end, 38);
    String level = ParameterText.plain(alpha);
    text(
        x(1),
        22,
        "start",
        "quiet",
        String.format(
            Locale.ROOT,
            "critical difference %.2f (alpha %s)",
            overview.criticalDifference(),
            level));
  }

  private void axis() {
    line(x(1), AXIS_Y, x(order.size()), AXIS_Y);
    for (int rank = 1; rank <= order.size(); rank++) {
      line(x(rank), AXIS_Y - 5, x(rank), AXIS_Y);
      text(x(rank), AXIS_Y - 9, "middle", "quiet", Integer.toString(rank));
    }
  }

  private void groups() {
    double y = AXIS_Y + 14;
    for (List<Integer> group : overview.groups()) {
      add(
          String.format(
              Locale.ROOT,
              "<line class=\"group\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
              x(rank(group.getFirst())) - 3,
              y,
              x(rank(group.getLast())) + 3,
              y));
      y += BAR;
    }
  }

  private void trial(int index, double y, boolean toTheLeft) {
    double at = x(rank(index));
    double end = toTheLeft ? x(1) - GAP : x(order.size()) + GAP;
    add(
        String.format(
            Locale.ROOT,
            "<polyline class=\"line\" points=\"%.1f,%.1f %.1f,%.1f %.1f,%.1f\"/>",
            at,
            AXIS_Y,
            at,
            y,
            end,
            y));
    add(
        String.format(
            Locale.ROOT, "<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>", at, AXIS_Y));
    String name = shown(overview.trials().get(index));
    text(toTheLeft ? end - 5 : end + 5, y + 4.5, toTheLeft ? "end" : "start", "", escaped(name));
    String rank = String.format(Locale.ROOT, "%.2f", rank(index));
    text(end, y - 4, toTheLeft ? "start" : "end", "quiet", rank);
  }

  private double rank(int index) {
    return overview.friedman().meanRanks().get(index);
  }

  private double x(double rank) {
    return margin + (rank - 1) * RANK_WIDTH;
  }

  private void line(double x1, double y1, double x2, double y2) {
    add(
        String.format(
            Locale.ROOT,
            "<line class=\"line\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
            x1,
            y1,
            x2,
            y2));
  }

  private void text(double x, double y, String anchor, String look, String content) {
    add(
        String.format(
            Locale.ROOT,
            "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
            look,
            x,
            y,
            anchor,
            content));
  }

  private void add(String element) {
    svg.append(element).append('\n');
  }

  private static String shown(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
