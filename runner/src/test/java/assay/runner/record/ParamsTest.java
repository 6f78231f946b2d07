// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class ParamsTest {
  @Test
  void valuesAreJsonUnderTheirPathsAndStringsAreBare() {
    ObjectNode resolved =
        (ObjectNode)
            Json.parse(
                """
                {"train": {"optimizer": {"name": "adam", "learning_rate": 1e-4}, "l2": 0.0},
                 "model": {"hidden": [64, 8], "bias": true}, "a": 3e-10, "b": 16, "c": 1.0,
                 "d": null, "steps": [{"step": "standardize"}]}
                """);

    assertThat(Params.of(resolved))
        .containsEntry("train.optimizer.name", "adam")
        .containsEntry("train.optimizer.learning_rate", "0.0001")
        .containsEntry("train.l2", "0")
        .containsEntry("model.hidden", "[64,8]")
        .containsEntry("model.bias", "true")
        .containsEntry("a", "3.0E-10")
        .containsEntry("b", "16")
        .containsEntry("c", "1")
        .containsEntry("d", "null")
        .containsEntry("steps", "[{\"step\":\"standardize\"}]")
        .hasSize(10);
  }
}
