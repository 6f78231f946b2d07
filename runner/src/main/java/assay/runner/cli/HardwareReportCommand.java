// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.record.DeclaredComparison;
import assay.runner.record.MlflowExperiment;
import assay.runner.record.TrackedBenchmarks;
import assay.runner.report.hardware.HardwareCsv;
import assay.runner.report.hardware.HardwareHtml;
import assay.runner.report.hardware.HardwareJson;
import assay.runner.report.hardware.HardwareMarkdown;
import assay.runner.report.hardware.HardwareTable;
import assay.tracker.analysis.hardware.BenchmarkTrial;
import assay.tracker.analysis.hardware.Dimension;
import assay.tracker.analysis.hardware.HardwareReport;
import assay.tracker.analysis.hardware.ReportOptions;
import assay.tracker.analysis.hardware.UnknownBaselineException;
import assay.tracker.analysis.hardware.View;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay report hardware}: what benchmarks measured, compared. */
@Command(
    name = "hardware",
    description = {
      "Compares what benchmarks measured on devices, or with engines, precisions, threads "
          + "or batches.",
      "Throughput and speed-ups with intervals, latency, memory, energy and cost. What is "
          + "flagged, or did not measure the same thing, is shown as that and counts for "
          + "nothing.",
      "Runs of other machines come in by 'assay export' there and 'assay import' here."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay report hardware resnet                           a table",
      "  assay report hardware resnet --across batch            batch sizes instead of devices",
      "  assay report hardware resnet bert --baseline 'EPYC 7543' --format html --out report.html"
    })
final class HardwareReportCommand implements Callable<Integer> {

  private static final List<String> FORMATS = List.of("text", "html", "markdown", "csv", "json");
  private static final List<String> DIMENSIONS =
      Arrays.stream(Dimension.values()).map(Dimension::word).toList();

  private static final List<String> VIEWS = Arrays.stream(View.values()).map(View::word).toList();

  private final Terminal terminal;

  @Mixin HelpOption help = new HelpOption();

  @Parameters(arity = "1..*", paramLabel = "EXPERIMENT", description = "Names of experiments.")
  List<String> experiments = List.of();

  @Option(
      names = "--across",
      paramLabel = "WHAT",
      description =
          "What is compared: device, engine, precision, threads or batch. Default: what the"
              + " declared baseline names, else device.")
  @Nullable String across;

  @Option(
      names = "--baseline",
      paramLabel = "NAME",
      description = {
        "What all else is compared with. Default: what the benchmark declares as",
        "`report.compare.baseline`, else the fewest threads, the smallest batch, a CPU before",
        "others, and else what has most results."
      })
  @Nullable String baseline;

  @Option(
      names = "--view",
      split = ",",
      paramLabel = "VIEW",
      description = {
        "same_batch, best_batch, per_joule, pareto: what is shown. Default: what the benchmark",
        "declares as `report.compare.views`, else same_batch and pareto."
      })
  List<String> views = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORM",
      description = "text, html, markdown, csv or json. Default: text.")
  String format = "text";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Writes there instead of to the standard output.")
  @Nullable Path out;

  @Mixin DataOption data = new DataOption();

  @Option(names = "--tracker", paramLabel = "URL", description = "Any MLflow server.")
  @Nullable URI tracker;

  HardwareReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Optional<Dimension> dimension = dimension();
    List<View> wanted = views.stream().map(HardwareReportCommand::view).toList();
    if (!FORMATS.contains(format)) {
      throw wrong("--format", format, FORMATS);
    }
    if (tracker == null) {
      DataDirectories.requireExisting(data.directory);
    }
    HardwareReport report = report(dimension, wanted);
    if (report.rows().isEmpty()) {
      throw new CommandException(
          ExitCode.WRONG_DECLARATION,
          "no benchmark was measured in %s%s"
              .formatted(String.join(", ", experiments), unread(report)));
    }
    write(text(report));
    return ExitCode.OK.code();
  }

  private static CommandException wrong(String option, String word, List<String> known) {
    return new CommandException(
        ExitCode.WRONG_DECLARATION,
        "%s is '%s', but must be one of %s".formatted(option, word, String.join(", ", known)));
  }

  private static String unread(HardwareReport report) {
    return report.unread().isEmpty()
        ? ""
        : "; %d trials do not say what they measured, the first: run %s, %s"
            .formatted(
                report.unread().size(),
                report.unread().getFirst().runId(),
                report.unread().getFirst().because());
  }

  private Optional<Dimension> dimension() {
    String word = across;
    return word == null
        ? Optional.empty()
        : Optional.of(Dimension.find(word).orElseThrow(() -> wrong("--across", word, DIMENSIONS)));
  }

  private static View view(String word) {
    return View.find(word).orElseThrow(() -> wrong("--view", word, VIEWS));
  }

  private HardwareReport report(Optional<Dimension> dimension, List<View> wanted) {
    try (TrackerAccess access = TrackerAccess.open(data.directory, Optional.ofNullable(tracker))) {
      TrackedBenchmarks benchmarks = new TrackedBenchmarks(access.client());
      List<BenchmarkTrial> trials = new ArrayList<>();
      Optional<DeclaredComparison> declared = Optional.empty();
      for (MlflowExperiment experiment : Experiments.require(access.client(), experiments)) {
        trials.addAll(benchmarks.of(experiment.id()));
        declared = declared.or(() -> benchmarks.comparison(experiment.id()));
      }
      List<View> shown =
          wanted.isEmpty() ? declared.map(HardwareReportCommand::views).orElse(List.of()) : wanted;
      return HardwareReport.of(
          trials,
          new ReportOptions(
              dimension,
              Optional.ofNullable(baseline),
              declared.map(DeclaredComparison::baseline).orElse(Map.of()),
              shown));
    } catch (UnknownBaselineException e) {
      throw new CommandException(ExitCode.WRONG_DECLARATION, e);
    }
  }

  private static List<View> views(DeclaredComparison declared) {
    return declared.views().stream().flatMap(word -> View.find(word).stream()).toList();
  }

  private String text(HardwareReport report) {
    return switch (format) {
      case "text" -> String.join("\n", HardwareTable.lines(report)) + "\n";
      case "html" -> HardwareHtml.of(report);
      case "markdown" -> HardwareMarkdown.of(report);
      case "csv" -> HardwareCsv.of(report);
      case "json" -> HardwareJson.of(report) + "\n";
      default -> throw wrong("--format", format, FORMATS);
    };
  }

  private void write(String text) {
    if (out == null) {
      terminal.data(text.stripTrailing());
      return;
    }
    try {
      Files.writeString(out, text);
      terminal.say("Wrote %s.".formatted(out));
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.WRONG_DECLARATION,
          "%s cannot be written (%s); choose another: --out FILE".formatted(out, e.getMessage()));
    }
  }
}
