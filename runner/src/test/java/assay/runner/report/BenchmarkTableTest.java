// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BenchmarkTableTest {

  private static BenchmarkRow server(int number, double rate, double p99, String... flags) {
    Map<String, JsonNode> parameters = new LinkedHashMap<>();
    parameters.put("scenario", TextNode.valueOf("server"));
    parameters.put("scenario.rate", DoubleNode.valueOf(rate));
    return row(number, parameters, p99, flags);
  }

  private static BenchmarkRow row(
      int number, Map<String, JsonNode> parameters, double p99, String... flags) {
    return new BenchmarkRow(
        "trial " + number,
        parameters,
        "finished",
        Optional.empty(),
        Map.of(
            "bench/throughput", 10.0,
            "bench/limit_ms", 100.0,
            "bench/limit_percentile", 99.0,
            "bench/limit_value_ms", p99),
        flags.length == 0 ? Map.of() : Map.of(flags[0], flags[1]));
  }

  @Test
  void ratesThatMeetTheirLimitAreToldInWords() {
    List<String> lines =
        new BenchmarkTable(
                List.of(
                    server(1, 10, 20),
                    server(2, 50, 90),
                    server(3, 200, 180, "limit", "p99 of the response is 180 ms")))
            .lines();

    assertThat(lines)
        .contains(
            "trial 3: limit: p99 of the response is 180 ms",
            "server: p99 of the response stays within 100 ms up to 50/s (offered: 10, 50, 200)")
        .anySatisfy(line -> assertThat(line).startsWith("trial 3").endsWith("limit"));
  }

  @Test
  void aLimitThatIsMetWithoutARateIsToldToo() {
    assertThat(new BenchmarkTable(List.of(row(1, Map.of(), 42))).lines())
        .contains("trial 1: p99 is 42.00 ms, within its limit of 100 ms");
  }
}
