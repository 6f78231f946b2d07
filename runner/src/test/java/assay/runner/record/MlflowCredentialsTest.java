// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MlflowCredentialsTest {

  @Test
  void theVariablesOfMlflowAreTakenAsItTakesThem() {
    assertThat(MlflowCredentials.authorization(Map.of())).isEmpty();
    assertThat(MlflowCredentials.authorization(Map.of("MLFLOW_TRACKING_TOKEN", "t")))
        .contains("Bearer t");
    assertThat(
            MlflowCredentials.authorization(
                Map.of(
                    "MLFLOW_TRACKING_USERNAME", "me",
                    "MLFLOW_TRACKING_PASSWORD", "p",
                    "MLFLOW_TRACKING_TOKEN", "t")))
        .contains("Basic bWU6cA==");
    assertThat(MlflowCredentials.authorization(Map.of("MLFLOW_TRACKING_USERNAME", "me"))).isEmpty();
  }
}
