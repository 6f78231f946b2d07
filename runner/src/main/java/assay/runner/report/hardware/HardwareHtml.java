// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report.hardware;

import static assay.runner.report.hardware.Svg.escaped;

import assay.tracker.analysis.hardware.Column;
import assay.tracker.analysis.hardware.EnvironmentField;
import assay.tracker.analysis.hardware.Facts;
import assay.tracker.analysis.hardware.HardwareReport;
import assay.tracker.analysis.hardware.MeanSpeedUp;
import assay.tracker.analysis.hardware.ParetoFront;
import assay.tracker.analysis.hardware.Verdict;
import assay.tracker.analysis.hardware.View;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A report as one page of HTML that needs nothing else: no network, no script, pictures in SVG, for
 * light and dark screens and for paper.
 */
public final class HardwareHtml {
  private static final String STYLE = "hardware.css";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final HardwareReport report;
  private final StringBuilder html = new StringBuilder();

  private HardwareHtml(HardwareReport report) {
    this.report = report;
  }

  public static String of(HardwareReport report) {
    return new HardwareHtml(report).page();
  }

  private String page() {
    String title = escaped(report.headline().title());
    html.append(
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        <main>
        <h1>%s</h1>
        <p class="details">%s</p>
        <p class="facts">%s</p>
        """
            .formatted(
                title,
                style(),
                title,
                escaped(String.join(" ", report.headline().details())),
                escaped(facts())));
    if (!report.rows().isEmpty()) {
      if (report.views().contains(View.SAME_BATCH)) {
        table();
      }
      ViewTable.of(report).forEach(this::table);
      charts();
      environment();
      notes();
    }
    html.append("</main>\n</body>\n</html>\n");
    return html.toString();
  }

  private static String style() {
    try (InputStream in =
        Objects.requireNonNull(HardwareHtml.class.getResourceAsStream(STYLE), STYLE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String facts() {
    StringBuilder facts = new StringBuilder();
    report.baseline().ifPresent(baseline -> facts.append("Baseline: %s. ".formatted(baseline)));
    facts.append("%d measurements".formatted(report.forks()));
    if (report.firstMillis().isPresent() && report.lastMillis().isPresent()) {
      facts.append(
          ", %s to %s"
              .formatted(
                  TIME.format(Instant.ofEpochMilli(report.firstMillis().getAsLong())),
                  TIME.format(Instant.ofEpochMilli(report.lastMillis().getAsLong()))));
    }
    return facts.append('.').toString();
  }

  private void table() {
    HardwareRows rows = new HardwareRows(report);
    Palette palette = new Palette(report);
    List<HardwareRows.Head> heads = rows.heads();
    html.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Comparison\">");
    html.append("<table><thead><tr>");
    for (HardwareRows.Head head : heads) {
      html.append("<th scope=\"col\"%s>%s</th>".formatted(align(head), escaped(head.text())));
    }
    html.append("</tr></thead>\n");
    for (HardwareRows.Line line : rows.lines()) {
      boolean first = !line.texts().getFirst().isEmpty();
      html.append(first ? "<tbody>\n" : "");
      html.append(line.entry().cell().isResult() ? "<tr>" : "<tr class=\"doubtful\">");
      cells(
          heads,
          line.texts(),
          line.row().entries().size(),
          palette.of(line.column()),
          tone(line.entry().speedUp().verdict()));
      html.append("</tr>\n");
    }
    if (!report.means().isEmpty()) {
      html.append("<tbody class=\"means\">\n");
    }
    for (int i = 0; i < report.means().size(); i++) {
      MeanSpeedUp mean = report.means().get(i);
      html.append("<tr>");
      cells(
          heads,
          rows.means().get(i),
          report.means().size(),
          palette.of(mean.column()),
          tone(mean.verdict()));
      html.append("</tr>\n");
    }
    html.append("</table></div>\n");
  }

  private void table(ViewTable view) {
    html.append("<h2>%s</h2>\n".formatted(escaped(view.title())));
    html.append(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s\"><table><thead><tr>"
            .formatted(escaped(view.title())));
    for (HardwareRows.Head head : view.heads()) {
      html.append("<th scope=\"col\"%s>%s</th>".formatted(align(head), escaped(head.text())));
    }
    html.append("</tr></thead>\n<tbody>\n");
    for (List<String> line : view.lines()) {
      html.append("<tr>");
      for (int i = 0; i < line.size(); i++) {
        html.append("<td%s>%s</td>".formatted(align(view.heads().get(i)), escaped(line.get(i))));
      }
      html.append("</tr>\n");
    }
    html.append("</tbody></table></div>\n");
  }

  private static String align(HardwareRows.Head head) {
    return head.number() ? " class=\"num\"" : "";
  }

  /** Colour only for what can be told from noise. */
  private static String tone(Verdict verdict) {
    return switch (verdict) {
      case FASTER -> "ok";
      case SLOWER -> "bad";
      case NOT_COMPARABLE -> "warn";
      case BASELINE, NEGLIGIBLE, TIED, NO_INTERVAL -> "muted";
    };
  }

  /**
   * @param lines how many the work has; it is named in the first of them
   */
  private void cells(
      List<HardwareRows.Head> heads, List<String> texts, int lines, String colour, String tone) {
    for (int i = 0; i < texts.size(); i++) {
      String text = escaped(texts.get(i));
      String head = heads.get(i).text();
      if (i == 0) {
        html.append(
            text.isEmpty()
                ? ""
                : "<th scope=\"rowgroup\" rowspan=\"%d\">%s</th>".formatted(lines, text));
      } else if (i == 1) {
        html.append("<td><span class=\"sw b%s\"></span> %s</td>".formatted(colour, text));
      } else if (head.equals("verdict") || head.equals("speed-up")) {
        String number = heads.get(i).number() ? "num " : "say ";
        html.append("<td class=\"%s%s\">%s</td>".formatted(number, tone, text));
      } else {
        html.append("<td%s>%s</td>".formatted(align(heads.get(i)), text));
      }
    }
  }

  private void charts() {
    html.append("<div class=\"charts\">\n");
    if (report.views().contains(View.SAME_BATCH)) {
      figure(
          "Speed-up over %s".formatted(report.baseline().orElse("")),
          "lines: 95% intervals; hollow: no result",
          new SpeedUpChart(report).draw(),
          true);
    }
    report.rows().stream()
        .map(row -> row.facts().value(Facts.Aspect.MODEL))
        .distinct()
        .forEach(this::charts);
    figure(
        "Roofline",
        "FLOP/s over FLOP/byte, if everything is moved once; lines: what memory and arithmetic allow,"
            + " as measured; hollow: no result",
        RooflinePlane.draw(report),
        true);
    figure(
        "FLOP/s attained",
        "dot: attained; bar: what memory and arithmetic allow; last mark: the device's peak",
        RooflineChart.draw(report),
        true);
    figure("Noise", noiseNote(), NoiseChart.draw(report), true);
    html.append("</div>\n");
  }

  private void charts(String model) {
    figure(
        model + ": samples/s by batch",
        "ring: the smallest within 10% of the best",
        ScalingChart.ofBatches(report, model),
        false);
    figure(
        model + ": efficiency of threads",
        "throughput per thread against that of the fewest threads",
        ScalingChart.ofThreads(report, model),
        false);
    if (!report.views().contains(View.PARETO)) {
      return;
    }
    Stream.concat(report.latencyFronts().stream(), report.costFronts().stream())
        .filter(front -> front.model().equals(model))
        .forEach(this::front);
  }

  private String noiseNote() {
    String most =
        report.noise().size() > NoiseChart.MOST
            ? "the noisiest %d of %d; ".formatted(NoiseChart.MOST, report.noise().size())
            : "";
    return most + "bars: forks; thin lines: their iterations; shaded: ±3%";
  }

  private void front(ParetoFront front) {
    figure(
        "%s: %s against %s"
            .formatted(front.model(), FrontChart.words(front.y()), FrontChart.words(front.x())),
        front.scenario() + "; filled: nothing is better in both",
        FrontChart.draw(report, front),
        false);
  }

  private void figure(String title, String note, String svg, boolean wide) {
    if (!svg.isEmpty()) {
      html.append(
          "<figure%s><figcaption><b>%s</b> <span>%s</span></figcaption>%s</figure>\n"
              .formatted(wide ? " class=\"wide\"" : "", escaped(title), escaped(note), svg));
    }
  }

  private void environment() {
    List<EnvironmentField> fields = report.environment();
    if (fields.isEmpty()) {
      return;
    }
    long differing = fields.stream().filter(EnvironmentField::differs).count();
    html.append(
        "<h2>What differs between environments</h2>\n<p class=\"facts\">%d of %d facts.</p>\n"
            .formatted(differing, fields.size()));
    fields(fields.stream().filter(EnvironmentField::differs).toList());
    List<EnvironmentField> equal = fields.stream().filter(field -> !field.differs()).toList();
    if (!equal.isEmpty()) {
      html.append("<details><summary>%d facts are equal</summary>\n".formatted(equal.size()));
      fields(equal);
      html.append("</details>\n");
    }
  }

  private void fields(List<EnvironmentField> fields) {
    if (fields.isEmpty()) {
      return;
    }
    html.append(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Environments\">");
    html.append("<table class=\"env\"><thead><tr><th scope=\"col\">fact</th>");
    for (Column column : report.columns()) {
      html.append("<th scope=\"col\">%s</th>".formatted(escaped(column.label())));
    }
    html.append("</tr></thead>\n<tbody>\n");
    for (EnvironmentField field : fields) {
      html.append("<tr><th scope=\"row\">%s</th>".formatted(escaped(field.name())));
      for (String value : field.values()) {
        html.append("<td>%s</td>".formatted(escaped(Figures.fact(field.name(), value))));
      }
      html.append("</tr>\n");
    }
    html.append("</tbody></table></div>\n");
  }

  private void notes() {
    html.append("<h2>Notes</h2>\n<ul>\n");
    for (String note : HardwareNotes.of(report)) {
      html.append("<li>%s</li>\n".formatted(escaped(note)));
    }
    html.append(
        "<li>A cell with a flag is shown, but it is no result: it is in no mean and gets no"
            + " verdict.</li>\n</ul>\n");
  }
}
