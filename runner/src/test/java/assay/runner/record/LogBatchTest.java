// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogBatchTest {
  @Test
  void nothingNeedsNoRequest() {
    assertThat(LogBatch.split(List.of(), Map.of(), Map.of())).isEmpty();
  }

  @Test
  void noBatchIsOverALimitAndNothingIsLost() {
    List<MlflowMetric> metrics =
        IntStream.range(0, 2500).mapToObj(i -> new MlflowMetric("m", i, i, 0)).toList();
    Map<String, String> params = texts(150);
    Map<String, String> tags = texts(250);

    List<LogBatch> batches = LogBatch.split(metrics, params, tags);

    assertThat(batches)
        .allSatisfy(batch -> {
          assertThat(batch.params()).hasSizeLessThanOrEqualTo(100);
          assertThat(batch.tags()).hasSizeLessThanOrEqualTo(100);
          assertThat(batch.metrics().size() + batch.params().size() + batch.tags().size())
              .isLessThanOrEqualTo(1000);
        });
    assertThat(batches).flatExtracting(LogBatch::metrics).isEqualTo(metrics);
    assertThat(batches.stream().mapToInt(batch -> batch.params().size()).sum()).isEqualTo(150);
    assertThat(batches.stream().mapToInt(batch -> batch.tags().size()).sum()).isEqualTo(250);
    assertThat(batches).hasSize(3);
  }

  private static Map<String, String> texts(int count) {
    Map<String, String> texts = new LinkedHashMap<>();
    IntStream.range(0, count).forEach(i -> texts.put("k" + i, "v"));
    return texts;
  }
}
