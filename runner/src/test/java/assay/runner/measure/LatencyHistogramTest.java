// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencyHistogramTest {

  @Test
  void smallValuesAreKeptExactly() {
    LatencyHistogram histogram = of(LongStream.rangeClosed(1, 1000));

    assertThat(histogram.count()).isEqualTo(1000);
    assertThat(histogram.percentileNanos(0.5)).hasValue(500);
    assertThat(histogram.percentileNanos(0.9)).hasValue(900);
    assertThat(histogram.percentileNanos(0.99)).hasValue(990);
    assertThat(histogram.meanNanos()).hasValue(500.5);
    assertThat(histogram.maxNanos()).hasValue(1000);
  }

  @Test
  void largeValuesAreKeptToThreeDigits() {
    LatencyHistogram histogram = of(LongStream.rangeClosed(1, 1000).map(i -> i * 1_000_003));

    assertThat((double) histogram.percentileNanos(0.9).orElseThrow() / 900_002_700)
        .isCloseTo(1, within(0.001));
    assertThat(histogram.meanNanos().orElseThrow() / 500_501_501.5).isCloseTo(1, within(0.001));
    assertThat((double) histogram.maxNanos().orElseThrow() / 1_000_003_000)
        .isCloseTo(1, within(0.001));
  }

  /** The least n with 1 - q^n of at least 0.95. */
  @ParameterizedTest
  @CsvSource({"0.5, 5", "0.9, 29", "0.95, 59", "0.99, 299", "0.999, 2995"})
  void aPercentileNeedsEnoughValues(double quantile, int needed) {
    assertThat(LatencyHistogram.valuesFor(quantile)).isEqualTo(needed);
    assertThat(of(LongStream.range(0, needed)).percentileNanos(quantile)).isPresent();
    assertThat(of(LongStream.range(0, needed - 1)).percentileNanos(quantile)).isEmpty();
  }

  @Test
  void ofNothingNothingIsKnown() {
    LatencyHistogram histogram = new LatencyHistogram();

    assertThat(histogram.meanNanos()).isEmpty();
    assertThat(histogram.maxNanos()).isEmpty();
    assertThat(histogram.percentileNanos(0.5)).isEmpty();
  }

  @Test
  void histogramsOfForksMergeToTheHistogramOfAllTheirValues() {
    Random random = new Random(1);
    List<LatencyHistogram> forks = new ArrayList<>();
    LatencyHistogram all = new LatencyHistogram();
    for (int fork = 0; fork < 5; fork++) {
      LatencyHistogram one = new LatencyHistogram();
      for (int i = 0; i < 2000; i++) {
        long nanos = (long) Math.exp(25 * random.nextDouble());
        one.record(nanos);
        all.record(nanos);
      }
      forks.add(LatencyHistogram.decoded(one.encoded()));
    }

    assertThat(LatencyHistogram.merged(forks)).isEqualTo(all);
    assertThat(LatencyHistogram.merged(forks).encoded()).isEqualTo(all.encoded());
  }

  @Test
  void whatWasStoredIsReadBackWithAllItsNumbers() {
    LatencyHistogram histogram = of(LongStream.rangeClosed(1, 5000).map(i -> i * i * 997));

    LatencyHistogram read = LatencyHistogram.decoded(histogram.encoded());

    assertThat(read).isEqualTo(histogram).hasSameHashCodeAs(histogram);
    assertThat(read.meanNanos()).isEqualTo(histogram.meanNanos());
    assertThat(read.maxNanos()).isEqualTo(histogram.maxNanos());
    assertThat(read.percentileNanos(0.999)).isEqualTo(histogram.percentileNanos(0.999));
  }

  @Test
  void anEmptyHistogramCanBeStored() {
    assertThat(LatencyHistogram.decoded(new LatencyHistogram().encoded()).count()).isZero();
  }

  @Test
  void durationsOfMoreThanAnHourAreNotLost() {
    long twoDays = 172_800_000_000_000L;
    LatencyHistogram histogram = of(LongStream.of(twoDays));

    assertThat((double) LatencyHistogram.decoded(histogram.encoded()).maxNanos().orElseThrow())
        .isCloseTo((double) twoDays, within(0.001 * twoDays));
  }

  @Test
  void aNegativeDurationIsAMistakeOfTheCaller() {
    LatencyHistogram histogram = new LatencyHistogram();

    assertThatThrownBy(() -> histogram.record(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"''", "not base64!", "aGVsbG8gd29ybGQ=", "HISTFAAAAAR42g=="})
  void otherTextIsNoHistogram(String text) {
    assertThatThrownBy(() -> LatencyHistogram.decoded(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a compressed HdrHistogram in base64");
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "-0.5", "99", "NaN"})
  void quantilesLieBetweenZeroAndOne(double quantile) {
    assertThatThrownBy(() -> LatencyHistogram.valuesFor(quantile))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static LatencyHistogram of(LongStream nanos) {
    LatencyHistogram histogram = new LatencyHistogram();
    nanos.forEach(histogram::record);
    return histogram;
  }
}
