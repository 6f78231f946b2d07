// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTokenTest {

  @Test
  void aTokenSurvivesItsText() {
    PageToken token = new PageToken(12_345);

    assertThat(PageToken.parse(token.text())).isEqualTo(token);
    assertThat(PageToken.parse("")).isEqualTo(PageToken.FIRST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "!", "b2Zmc2V0Og", "b2Zmc2V0Oi0x", "MTI="})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> PageToken.parse(text)).isInstanceOf(RefusedException.class);
  }
}
