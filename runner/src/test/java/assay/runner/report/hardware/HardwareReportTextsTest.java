// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.analysis.hardware.BenchmarkFork;
import assay.tracker.analysis.hardware.BenchmarkTrial;
import assay.tracker.analysis.hardware.Dimension;
import assay.tracker.analysis.hardware.HardwareReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * All forms of one report. The EPYC's forks have the means 100, 102 and 98, the L4's 200, 204 and
 * 196: twice as fast, and by Welch's test on logarithms 1.911 to 2.093 (scipy).
 */
class HardwareReportTextsTest {

  private static BenchmarkTrial trial(
      String device,
      int batch,
      Map<String, String> tags,
      Map<String, Double> metrics,
      double... forkMeans) {
    Map<String, String> params =
        Map.of(
            "model.label", "resnet50",
            "engine", "PyTorch",
            "execute.target", "cpu",
            "execute.threads", "4",
            "input.batch", Integer.toString(batch),
            "input.type", "float32",
            "scenario", "offline");
    Map<String, String> all = new HashMap<>(tags);
    all.put("assay.device", device);
    all.put("assay.env.cpu_model", device);
    all.put("assay.env.os", "Linux");
    all.put("assay.quality", "standard");
    all.putIfAbsent("assay.state", "finished");
    List<BenchmarkFork> forks = new ArrayList<>();
    for (double mean : forkMeans) {
      forks.add(new BenchmarkFork(forks.size(), List.of(mean - 1, mean + 1)));
    }
    return new BenchmarkTrial(
        device + "-" + batch, "trial", 0, 60_000, true, params, all, metrics, forks);
  }

  private static HardwareReport report() {
    return HardwareReport.of(
        List.of(
            trial(
                "EPYC",
                8,
                Map.of(),
                Map.of(
                    "bench/latency_p50_ms", 80.04,
                    "bench/ci_low", 97.0,
                    "bench/ci_high", 103.0,
                    "mem/rss_peak_bytes", 3.1e9,
                    "bench/flops_per_s", 9e11,
                    "bench/mfu", 0.6,
                    "bench/roofline_frac", 0.9),
                100,
                102,
                98),
            trial("L4", 8, Map.of(), Map.of("cost/usd_per_1m_samples", 0.3812), 200, 204, 196),
            trial("EPYC", 64, Map.of(), Map.of(), 110, 110, 110),
            trial("EPYC", 1, Map.of(), Map.of(), 50, 50, 50),
            trial(
                "L4",
                64,
                Map.of("assay.state", "oom", "assay.cause", "24 GB are too few."),
                Map.of())),
        Dimension.DEVICE,
        Optional.of("EPYC"));
  }

  @Test
  void theTableHasALineForEachCell() {
    assertThat(HardwareTable.lines(report()))
        .containsExactly(
            "L4 is 2.00 times as fast as EPYC.",
            "Geometric mean over 1 row with 95% intervals; 2 more have no result in some column.",
            "L4: ×2.00, 1.91 to 2.09.",
            "1 of 5 could not be measured.",
            "",
            "work                 device  samples/s     ±  speed-up  95% interval  p50 ms"
                + "  peak memory   $/1M    MFU    cv  verdict",
            "resnet50 · batch 1   EPYC         50.0     –  baseline  –                  –"
                + "            –      –      –  0.0%  baseline",
            "resnet50 · batch 8   EPYC          100  3.0%  baseline  –               80.0"
                + "      3.10 GB      –  60.0%  2.0%  baseline",
            "                     L4            200     –     ×2.00  1.91 to 2.09       –"
                + "            –  0.381      –  2.0%  faster",
            "resnet50 · batch 64  EPYC          110     –  baseline  –                  –"
                + "            –      –      –  0.0%  baseline",
            "                     L4              –     –         –  –                  –"
                + "            –      –      –     –  not comparable: no result: oom: 24 GB are too"
                + " few.",
            "geometric mean of 1  L4                          ×2.00  1.91 to 2.09"
                + "                                           faster",
            "",
            "In all rows: offline · PyTorch · float32 · 4 threads.",
            "In no mean: resnet50 · batch 1 (L4: not measured).",
            "In no mean: resnet50 · batch 64 (L4: no result: oom: 24 GB are too few.).",
            "With fewer than five forks an interval is Welch's on the logarithms of the forks'"
                + " means.",
            "resnet50: batch 8 is the smallest within 10% of the best throughput.",
            "",
            "environment  EPYC  L4",
            "cpu_model    EPYC  L4");
  }

  @Test
  void markdownHasTheSameTable() {
    assertThat(HardwareMarkdown.of(report()).lines())
        .startsWith("# L4 is 2.00 times as fast as EPYC")
        .contains(
            "| work | device | samples/s | ± | speed-up | 95% interval | p50 ms | peak memory | $/1M"
                + " | MFU | cv | verdict |",
            "| --- | --- | ---: | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | --- |",
            "|  | L4 | 200 | – | ×2.00 | 1.91 to 2.09 | – | – | 0.381 | – | 2.0% | faster |",
            "| cpu\\_model | EPYC | L4 |");
  }

  @Test
  void csvHasNumbersInFull() {
    List<String> lines = HardwareCsv.of(report()).lines().toList();

    assertThat(lines).hasSize(6);
    assertThat(lines.get(0))
        .isEqualTo(
            "model,scenario,engine,precision,batch,threads,device,run_id,state,quality,result,"
                + "flags,forks,samples_per_second,speed_up,speed_up_low,speed_up_high,"
                + "interval_method,verdict,because,bench/ci_high,bench/ci_low,bench/flops_per_s,"
                + "bench/latency_p50_ms,bench/mfu,bench/roofline_frac,cost/usd_per_1m_samples,"
                + "mem/rss_peak_bytes");
    assertThat(lines.get(2))
        .isEqualTo(
            "resnet50,offline,PyTorch,float32,8,4,EPYC,EPYC-8,finished,standard,true,,3,100.0,,,,,"
                + "baseline,,103.0,97.0,9.0E11,80.04,0.6,0.9,,3.1E9");
    assertThat(lines.get(3))
        .startsWith(
            "resnet50,offline,PyTorch,float32,8,4,L4,L4-8,finished,standard,true,,3,200.0,2.0,1.91")
        .contains(",welch,faster,");
    assertThat(lines.get(5)).contains("oom", "not_comparable,no result: oom: 24 GB are too few.");
  }

  @Test
  void jsonIsWhatTheTrackersApiGives() {
    JsonNode json = HardwareJson.of(report());

    assertThat(json.get("baseline").asText()).isEqualTo("EPYC");
    assertThat(json.at("/rows/1/cells/1/speed_up/ratio").asDouble()).isEqualTo(2.0);
    assertThat(json.at("/batch_scaling/0/knee").asInt()).isEqualTo(8);
    assertThat(json.at("/roofline/0/attainable_flops_per_s").asDouble()).isEqualTo(1e12);
  }

  @Test
  void thePageNeedsNothingElse() {
    String page = HardwareHtml.of(report());

    assertThat(page).doesNotContain("http", "<script", "@import", "url(");
    assertThat(page)
        .contains(
            "<title>L4 is 2.00 times as fast as EPYC</title>",
            "<td class=\"num ok\">×2.00</td>",
            "<td>1.91 to 2.09</td>",
            "24 GB are too few.",
            "12 measurements",
            "1 Jan 1970 00:00 UTC to 1 Jan 1970 00:01 UTC",
            "90.0% of the roof")
        .contains("prefers-color-scheme: dark", "@media print");
    assertThat(
            Pattern.compile("<svg[^>]* role=\"img\" aria-label=\"[^\"]+\"").matcher(page).results())
        .hasSize(4); // speed-ups, batches, FLOP/s, noise
    assertThat(page).doesNotContain("NaN", "Infinity");
  }

  @Test
  void wordsOfClientsAreNoMarkup() {
    BenchmarkTrial nasty =
        trial(
            "<b>|L4</b>",
            8,
            Map.of("assay.flag.noisy", "<script>alert(1)</script>"),
            Map.of(),
            100,
            100);
    HardwareReport report = HardwareReport.of(List.of(nasty), Dimension.DEVICE, Optional.empty());

    assertThat(HardwareHtml.of(report)).doesNotContain("<script", "<b>|");
    assertThat(HardwareMarkdown.of(report)).contains("&lt;b>\\|L4&lt;/b>");
  }

  @Test
  void whatIsFlaggedStandsInParentheses() {
    HardwareReport report =
        HardwareReport.of(
            List.of(
                trial("EPYC", 8, Map.of(), Map.of(), 100, 100),
                trial("L4", 8, Map.of("assay.flag.throttled", "true"), Map.of(), 150, 150)),
            Dimension.DEVICE,
            Optional.of("EPYC"));

    assertThat(HardwareTable.lines(report))
        .anySatisfy(
            line -> assertThat(line).contains("L4", "(×1.50)", "not comparable: throttled"));
  }

  @Test
  void figuresHaveThreeDigits() {
    assertThat(Figures.plain(0)).isEqualTo("0");
    assertThat(Figures.plain(0.12345)).isEqualTo("0.123");
    assertThat(Figures.plain(1.0)).isEqualTo("1.00");
    assertThat(Figures.plain(12.345)).isEqualTo("12.3");
    assertThat(Figures.plain(123.45)).isEqualTo("123");
    assertThat(Figures.plain(1404.6)).isEqualTo("1\u202f405");
    assertThat(Figures.plain(0.00001234)).isEqualTo("1.23e-05");
    assertThat(Figures.bytes(2.2e9)).isEqualTo("2.20 GB");
    assertThat(Figures.bytes(512e6)).isEqualTo("512 MB");
    assertThat(Figures.flops(1.2e13)).isEqualTo("12.0 TFLOP/s");
    assertThat(Figures.signedPercent(-0.031)).isEqualTo("−3.1%");
  }

  @Test
  void ticksAreRound() {
    assertThat(new Scale(0.9, 24, 0, 100, true).ticks())
        .containsExactly(1.0, 2.0, 3.0, 5.0, 7.0, 10.0, 20.0);
    assertThat(Scale.linear(0, 1, 0, 100).ticks())
        .containsExactly(0.0, 0.2, 0.4, 0.6000000000000001, 0.8, 1.0);
    assertThat(new Scale(1, 100, 0, 200, true).at(10)).isEqualTo(100);
  }

  /** A ridge at 10 FLOP/byte: the cell lies below the slope. */
  @Test
  void thePageDrawsTheRooflineWhereFlopPerByteIsKnown() {
    Map<String, Double> metrics =
        Map.of(
            "bench/flops_per_s", 4e9,
            "bench/mfu", 0.04,
            "bench/roofline_frac", 0.4,
            "bench/flop_per_byte", 1.0,
            "bench/peak_bytes_per_s", 10e9);
    HardwareReport report =
        HardwareReport.of(
            List.of(trial("EPYC", 8, Map.of(), metrics, 100, 102, 98)),
            Dimension.DEVICE,
            Optional.empty());

    assertThat(HardwareHtml.of(report))
        .contains(
            "<b>Roofline</b>",
            "EPYC: 100 GFLOP/s, 10.0 GB/s",
            "4.00 GFLOP/s at 1.00 FLOP/byte, 40.0% of the roof");
    assertThat(HardwareHtml.of(report())).doesNotContain("<b>Roofline</b>");
  }
}
