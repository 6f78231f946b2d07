// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import static assay.runner.spec.Declarations.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassMetricCheckTest {

  private static List<String> problems(int classes, String metric, String... reported) {
    String text =
        with(4, "task: {type: classification, metric: %s}".formatted(metric))
            + "evaluate: {metrics: [%s]}\n".formatted(String.join(", ", reported));
    Problems problems = new Problems();
    ExperimentSpec spec = Declarations.read(text);

    ClassMetricCheck.check(spec, classes, problems);
    return problems.lines();
  }

  @Test
  void metricsForTwoClassesAreRefusedWhereThereAreMore() {
    assertThat(problems(3, "f1", "accuracy", "roc_auc"))
        .containsExactly(
            "a.yaml:4:38: E104: `f1` is for two classes, and `species` has 3. Use `f1_macro`.",
            "a.yaml:13:32: E104: `roc_auc` is for two classes, and `species` has 3."
                + " Use `roc_auc_ovr`.");
    assertThat(problems(2, "f1", "accuracy", "roc_auc", "specificity", "ks")).isEmpty();
  }

  @Test
  void amongAsManyAsThereAreEveryClassIs() {
    assertThat(problems(3, "accuracy", "accuracy", "top3_accuracy"))
        .containsExactly(
            "a.yaml:13:32: E104: `top3_accuracy` is 1 for every model, since `species` has 3"
                + " classes. Use `accuracy`.");
    assertThat(problems(3, "accuracy", "top2_accuracy", "ece", "roc_auc_ovo")).isEmpty();
  }
}
