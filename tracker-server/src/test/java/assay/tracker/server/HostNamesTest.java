// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class HostNamesTest {

  @Test
  void aServerForThisMachineAnswersToItsNamesAlone() {
    HostNames names = new HostNames("127.0.0.1", true, Set.of());

    assertThat(names.allow("localhost:5000")).isTrue();
    assertThat(names.allow("[::1]:5000")).isTrue();
    assertThat(names.allow("192.168.1.2")).isFalse();
    assertThat(names.allow("evil.example")).isFalse();
  }

  @Test
  void aServerForOthersAnswersToAnyNumberAsNobodyCanMakeOneTheirs() {
    HostNames names = new HostNames("gpu.lab.example", false, Set.of());

    for (String name : new String[] {"192.168.1.2:5000", "[fd00::2]:5000", "GPU.lab.example:1"}) {
      assertThat(names.allow(name)).as(name).isTrue();
    }
    for (String name : new String[] {"evil.example", "1.2.3.4.evil.example", "lab.example"}) {
      assertThat(names.allow(name)).as(name).isFalse();
    }
  }

  @Test
  void moreNamesCanBeAllowed() {
    HostNames names = new HostNames("127.0.0.1", true, Set.of("Assay.example:443", "*.lab"));

    assertThat(names.allow("assay.example")).isTrue();
    assertThat(names.allow("a.b.lab:80")).isTrue();
    assertThat(names.allow("lab")).isFalse();
    assertThat(names.allow("evillab")).isFalse();
    assertThat(new HostNames("127.0.0.1", true, Set.of("*")).allow("anything")).isTrue();
  }
}
