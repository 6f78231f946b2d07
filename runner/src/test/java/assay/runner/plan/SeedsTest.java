// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeedsTest {

  /** The first 16 hex digits of {@code printf init/0/0/0 | sha256sum}, and so on. */
  @Test
  void aSeedIsTheBeginningOfTheHashOfItsName() {
    assertThat(new Seeds(0, 0, 0).init()).isEqualTo(0x2481880dc2ddbe70L);
    assertThat(new Seeds(7, 2, 4).shuffle()).isEqualTo(0xf4e55ddb5bcca6a0L);
    assertThat(new Seeds(0, 1, 3).dropout()).isEqualTo(0xa524acd46f6990aeL);
    assertThat(Seeds.split(0, 0)).isEqualTo(0x8277560903c4ea3eL);
    assertThat(Seeds.split(42, 9)).isEqualTo(0x65d70d758c9bb931L);
  }
}
