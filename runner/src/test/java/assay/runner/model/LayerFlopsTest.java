// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LayerFlopsTest {

  @Test
  void aLinearLayerTakesTwoForEachWeightAndOneForEachBias() {
    assertThat(LayerFlops.linear(1, 784, 512, true)).isEqualTo(803_328);
    assertThat(LayerFlops.linear(3, 784, 512, false)).isEqualTo(3 * 802_816);
  }

  /** LeCun et al. 1998, with 2 × 2 pooling and full connections: 32 × 32 × 1 → 10. */
  @Test
  void lenet5Takes839558() {
    long convolutions =
        LayerFlops.convolution(6 * 28 * 28, 1, 25, true)
            + LayerFlops.convolution(16 * 10 * 10, 6, 25, true);
    long dense =
        LayerFlops.linear(1, 400, 120, true)
            + LayerFlops.linear(1, 120, 84, true)
            + LayerFlops.linear(1, 84, 10, true);

    assertThat(convolutions).isEqualTo(235_200 + 4_704 + 480_000 + 1_600);
    assertThat(convolutions + dense).isEqualTo(839_558);
  }

  @Test
  void groupsOfAConvolutionSeeOnlyTheirOwnChannels() {
    assertThat(LayerFlops.convolution(32 * 16 * 16, 1, 9, false)).isEqualTo(2 * 32 * 256 * 9);
  }

  @Test
  void aRecurrentLayerTakesItsGatesAtEachStep() {
    assertThat(LayerFlops.lstm(10, 8, 16)).isEqualTo(10 * (4 * 2 * 16 * (8 + 16) + 9 * 16));
    assertThat(LayerFlops.gru(10, 8, 16)).isEqualTo(10 * 3 * 2 * 16 * (8 + 16));
    assertThat(LayerFlops.rnn(10, 8, 16)).isEqualTo(10 * 2 * 16 * (8 + 16));
  }

  @Test
  void attentionGrowsWithTheSquareOfTheLength() {
    // Scores: 2·L·L·d; weighted sums: 2·L·L·d.
    assertThat(LayerFlops.attention(1, 128, 64)).isEqualTo(4L * 128 * 128 * 64);
    assertThat(LayerFlops.attention(1, 256, 64)).isEqualTo(4 * LayerFlops.attention(1, 128, 64));
  }

  @Test
  void aNormTakesFiveForEachElement() {
    assertThat(LayerFlops.norm(1000)).isEqualTo(5000);
  }
}
