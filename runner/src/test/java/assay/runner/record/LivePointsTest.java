// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LivePointsTest {
  private final LivePoints points = new LivePoints(3);

  @Test
  void whatIsReadyIsTakenOnceInOrder() {
    points.add("a", 1, Map.of("x", 0.1), 5);
    points.add("b", 1, Map.of("x", 0.2), 6);
    points.add("a", 2, Map.of("x", 0.3), 7);

    assertThat(taken("a"))
        .containsExactly(new MlflowMetric("x", 0.1, 1, 5), new MlflowMetric("x", 0.3, 2, 7));
    assertThat(taken("a")).isEmpty();
    assertThat(taken("b")).hasSize(1);
  }

  /**
   * A gap must not be followed by later points: the end of a fit sends what comes after the last.
   */
  @Test
  void aFitThatOverflowsIsNotFollowedAnyMore() {
    points.add("a", 1, Map.of("x", 0.1, "y", 0.1), 5);
    points.add("a", 2, Map.of("x", 0.2, "y", 0.2), 6);
    assertThat(taken("a")).hasSize(2);

    points.add("a", 3, Map.of("x", 0.3, "y", 0.3), 7);
    points.add("b", 1, Map.of("x", 0.3), 7);

    assertThat(taken("a")).isEmpty();
    assertThat(taken("b")).hasSize(1);
  }

  @Test
  void anEndedFitMakesRoom() {
    points.add("a", 1, Map.of("x", 0.1, "y", 0.1), 5);
    points.drop("a");
    points.add("b", 1, Map.of("x", 0.1, "y", 0.1, "z", 0.1), 5);

    assertThat(taken("a")).isEmpty();
    assertThat(taken("b")).hasSize(3);
  }

  private List<MlflowMetric> taken(String fit) {
    List<MlflowMetric> all = new ArrayList<>();
    points.drain(fit::equals, (key, taken) -> all.addAll(taken));
    return all;
  }
}
