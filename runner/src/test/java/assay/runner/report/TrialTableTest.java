// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.analysis.Aggregate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TrialTableTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Test
  void rankedTrialsStandInAlignedColumns() {
    TrialRow best = row("trial 4", 1, true, "adam", Map.of("finished", 3), 0.9, 0.96, 0.98);
    TrialRow other = row("trial 12", 2, false, "sgd", Map.of("finished", 3), 0.8, 0.9, 0.85);

    assertThat(new TrialTable("accuracy", List.of(best, other)).lines())
        .containsExactly(
            "     trial     optimizer.name  hidden  accuracy     sd  95 % interval   n  fit s"
                + "  samples/s  peak MB (shared)",
            "→ 1  trial 4   adam            [64]       0.947  0.042  0.843 to 1.050  3   0.31"
                + "      38710               412",
            "  2  trial 12  sgd             [64]       0.850  0.050  0.726 to 0.974  3   0.31"
                + "      38710               412");
  }

  @Test
  void whatWasNotMeasuredIsADash() {
    TrialRow failed =
        new TrialRow(
            "k",
            "trial 1",
            Map.of(),
            false,
            Map.of(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalLong.empty(),
            false,
            Map.of("failed", 3),
            OptionalInt.empty(),
            false);

    assertThat(new TrialTable("accuracy", List.of(failed)).lines().get(1))
        .isEqualTo(
            "–  trial 1         –   –  –              0      –          –        –  3 failed");
  }

  private static TrialRow row(
      String name,
      int rank,
      boolean chosen,
      String optimizer,
      Map<String, Integer> fits,
      double... scores) {
    Map<String, JsonNode> parameters = new LinkedHashMap<>();
    parameters.put("train.optimizer.name", JSON.textNode(optimizer));
    parameters.put("model.hidden", JSON.arrayNode().add(64));
    return new TrialRow(
        "k",
        name,
        parameters,
        false,
        Map.of("accuracy", Aggregate.of(scores, 0)),
        OptionalDouble.of(0.31),
        OptionalDouble.of(38709.7),
        OptionalLong.of(412_000_000),
        true,
        fits,
        OptionalInt.of(rank),
        chosen);
  }
}
