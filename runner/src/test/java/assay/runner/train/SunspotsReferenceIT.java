// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.execute.FitResult;
import assay.runner.plan.Fit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The shipped grid on the folds that scikit-learn 1.2's MLPRegressor was scored on, against its
 * errors over 5 folds × 3 seeds.
 */
@ExtendWith(NoOpenTensors.class)
class SunspotsReferenceIT {
  private static final int REPEATS = 3;

  @Test
  void everyConfigurationErrsAsInScikitLearn() throws Exception {
    ShippedExperiment sunspots = ShippedExperiment.of("03_sunspots.yaml", Map.of());
    Map<Fit, FitResult> results = sunspots.results();
    List<CSVRecord> reference = reference();

    List<String> misses = new ArrayList<>();
    for (int i = 0; i < reference.size(); i++) {
      int trial = i + 1;
      CSVRecord row = reference.get(i);
      double expected = Double.parseDouble(row.get("rmse_mean"));
      double ours =
          results.entrySet().stream()
              .filter(each -> each.getKey().trial().number() == trial)
              .mapToDouble(each -> each.getValue().metrics().getOrDefault("rmse", Double.NaN))
              .average()
              .orElse(Double.NaN);
      // Three standard deviations of the difference of two means over 3 seeds; 8 % at least.
      double seeds = 3 * Double.parseDouble(row.get("rmse_seed_sd")) * Math.sqrt(2.0 / REPEATS);
      if (!(Math.abs(ours - expected) <= Math.max(0.08 * expected, seeds))) {
        misses.add("%s: %s".formatted(row.toMap(), ours));
      }
    }

    assertThat(reference).hasSize(16);
    assertThat(results).hasSize(16 * 5 * REPEATS);
    assertThat(misses).isEmpty();
  }

  private static List<CSVRecord> reference() throws IOException {
    try (CSVParser csv =
        CSVParser.parse(
            Objects.requireNonNull(
                SunspotsReferenceIT.class.getResourceAsStream("cv-sunspots-summary.csv")),
            StandardCharsets.UTF_8,
            CSVFormat.RFC4180.builder().setHeader().get())) {
      return csv.getRecords();
    }
  }
}
