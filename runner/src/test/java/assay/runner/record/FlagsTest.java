// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FlagsTest {

  @Test
  void flagsThatDoNotHoldAnyMoreAreTakenBack() {
    Map<String, String> tags =
        Map.of(
            "assay.flag.noisy", "12 %",
            "assay.flag.limit", "p99 is 120 ms",
            "assay.flag.short", "false",
            "assay.state", "finished");

    assertThat(Flags.takenBack(tags, Map.of("noisy", "8 %")))
        .containsExactly(Map.entry("assay.flag.limit", "false"));
    assertThat(Flags.of(tags)).containsOnlyKeys("noisy", "limit");
  }
}
