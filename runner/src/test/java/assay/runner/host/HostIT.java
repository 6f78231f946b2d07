// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import oshi.SystemInfo;

/** On the machine that runs the tests, whatever it is. */
class HostIT {

  @Test
  void thisMachineIsDescribedTheSameEachTime() {
    HostFacts facts = HostFacts.collect(Map.of("pytorch", "2.7.1"));
    HostFacts again = HostFacts.collect(Map.of("pytorch", "2.7.1"));

    assertThat(facts.effectiveCpus()).isBetween(1, Runtime.getRuntime().availableProcessors());
    assertThat(facts.cpu().logicalProcessors()).isPresent();
    assertThat(facts.memoryBytes()).isPresent();
    assertThat(facts.toJson().toString()).doesNotContainIgnoringCase("unknown");
    assertThat(again.fingerprint(1)).isEqualTo(facts.fingerprint(1)).matches("[0-9a-f]{64}");
  }

  @Test
  void theProbesOfThisMachineSeeAtLeastTheHeapInUse() {
    byte[] touched = new byte[64 << 20];
    for (int i = 0; i < touched.length; i += 4096) {
      touched[i] = 1;
    }

    assertThat(ResourceProbes.system().residentBytes().orElseThrow()).isGreaterThan(touched.length);
    assertThat(new OshiProcessProbe(new SystemInfo()).residentBytes().orElseThrow())
        .isGreaterThan(touched.length);
  }
}
