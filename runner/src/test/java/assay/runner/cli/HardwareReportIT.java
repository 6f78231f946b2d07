// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.server.Tracker;
import assay.tracker.server.TrackerConfig;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Measurements of two machines, taken from one to the other and compared there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HardwareReportIT {

  private Path directory;
  private Path here;
  private Path archive;

  @BeforeAll
  void measureElsewhereAndBringOver(@TempDir Path temporary) {
    directory = temporary;
    here = directory.resolve("here");
    archive = directory.resolve("l4.zip");
    Path there = directory.resolve("there");
    LoggedHardware.log(there, "L4", 200, 204, 196);
    LoggedHardware.log(here, "EPYC 7543", 100, 102, 98);

    Cli exported =
        Cli.run(
            "export", LoggedHardware.EXPERIMENT, "-o", archive.toString(), "--data", text(there));
    assertThat(exported.err()).contains("1 experiment, 4 runs, 3 files");
    assertThat(exported.exitCode()).isZero();
    Cli brought = Cli.run("import", archive.toString(), "--data", text(here));
    assertThat(brought.err()).contains("1 experiment, 4 runs, 7 points, 3 files");
    assertThat(brought.exitCode()).isZero();
  }

  private static String text(Path path) {
    return path.toString();
  }

  private Cli report(String... more) {
    String[] words = new String[more.length + 5];
    System.arraycopy(
        new String[] {"report", "hardware", LoggedHardware.EXPERIMENT, "--data", text(here)},
        0,
        words,
        0,
        5);
    System.arraycopy(more, 0, words, 5, more.length);
    return Cli.run(words);
  }

  @Test
  void machinesAreComparedInATable() {
    Cli report = report("--baseline", "epyc 7543");

    assertThat(report.exitCode()).as(report.err()).isZero();
    assertThat(report.out().lines())
        .startsWith("L4 is 2.00 times as fast as EPYC 7543.")
        .anySatisfy(line ->
            // by Welch's test on the logarithms of 200, 204, 196 and 100, 102, 98 (scipy)
            assertThat(line).matches(" +L4 +200 +– +×2.00 +1.91 to 2.09 +80.0 +2.0% +faster"));
  }

  @Test
  void theDeclaredComparisonHoldsUnlessAnOptionSaysOtherwise() {
    Path other = directory.resolve("declared");
    LoggedHardware.log(other, "EPYC 7543", 100, 102, 98);
    LoggedHardware.declare(
        other, "{\"baseline\": {\"input.batch\": [8]}, \"views\": [\"best_batch\"]}");
    String[] command = {"report", "hardware", LoggedHardware.EXPERIMENT, "--data", text(other)};

    Cli declared = Cli.run(command);
    Cli asked =
        Cli.run(
            Stream.concat(Stream.of(command), Stream.of("--view", "same_batch"))
                .toArray(String[]::new));
    Cli wrong =
        Cli.run(
            Stream.concat(Stream.of(command), Stream.of("--view", "worst")).toArray(String[]::new));

    assertThat(declared.out())
        .contains("Best batch:")
        .doesNotContain("speed-up  95% interval  p50");
    assertThat(asked.out()).contains("p50 ms").doesNotContain("Best batch:");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("same_batch, best_batch, per_joule, pareto");
  }

  @Test
  void filesComeAsTheyWere() throws IOException {
    try (Stream<Path> files = Files.walk(here)) {
      List<String> texts =
          files
              .filter(path -> path.endsWith("assay/latency.hdr"))
              .map(HardwareReportIT::read)
              .sorted()
              .toList();
      assertThat(texts)
          .containsExactly(
              "HISTF", "HISTF", "HISTFHISTF", "HISTFHISTF", "HISTFHISTFHISTF", "HISTFHISTFHISTF");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void importingAgainChangesNothing() {
    String before = report("--format", "json").out();

    Cli again = Cli.run("import", archive.toString(), "--data", text(here));

    assertThat(again.exitCode()).isZero();
    assertThat(report("--format", "json").out()).isEqualTo(before);
  }

  @Test
  void theApiGivesTheSameReport() throws Exception {
    JsonNode printed = report("--format", "json").json();

    try (Tracker tracker = Tracker.start(TrackerConfig.of(here));
        HttpClient http = HttpClient.newHttpClient()) {
      String url = tracker.address() + "/api/assay/v1/reports/hardware?experiment_ids=1";
      var answer =
          http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
      assertThat(printed).isEqualTo(new ObjectMapper().readTree(answer.body()));
    }
  }

  @Test
  void aPageIsWrittenIntoAFile() throws IOException {
    Path page = directory.resolve("report.html");

    Cli report = report("--format", "html", "--out", page.toString());

    assertThat(report.err()).contains("Wrote " + page);
    assertThat(report.out()).isEmpty();
    assertThat(Files.readString(page)).startsWith("<!doctype html>").contains("×2.00");
  }

  @Test
  void otherFormsArePrinted() {
    assertThat(report("--format", "markdown").out()).startsWith("# ");
    assertThat(report("--format", "csv").out().lines()).hasSize(3);
  }

  @Test
  void whatIsWrongIsSaidWithWhatIsKnown() {
    assertThat(report("--baseline", "T4").err())
        .contains("'T4' is no device that was measured; measured are EPYC 7543, L4.");
    assertThat(report("--baseline", "T4").exitCode()).isEqualTo(2);
    assertThat(report("--across", "colour").err()).contains("device, engine, precision");
    assertThat(report("--format", "pdf").err()).contains("text, html, markdown, csv, json");
    Cli nowhere = Cli.run("report", "hardware", "bert", "--data", text(here));
    assertThat(nowhere.err()).contains("no experiment is called \"bert\"", "resnet");
    assertThat(nowhere.exitCode()).isEqualTo(2);
    Cli none = Cli.run("report", "hardware", "Default", "--data", text(here));
    assertThat(none.err()).contains("no benchmark was measured in Default");
    assertThat(none.exitCode()).isEqualTo(2);
  }

  @Test
  void aDamagedArchiveIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(archive);
    Path cut = directory.resolve("cut.zip");
    Files.write(cut, Arrays.copyOf(bytes, bytes.length - 50));

    Cli refused = Cli.run("import", cut.toString(), "--data", text(directory.resolve("new")));

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains(cut.toString(), "its end is missing");
  }
}
