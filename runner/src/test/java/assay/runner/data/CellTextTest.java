// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "+7",
        "1.",
        ".5",
        "-.5",
        "5.1",
        "0.1",
        "1e5",
        "1E-3",
        "-2.5e+7",
        "9007199254740993",
        "12345678901234567890",
        "0.1234567890123456789",
        "4.9e-324",
        "1.7976931348623157e308",
        "0000000000000000000000001.5",
        "1e999"
      })
  void numbersAreReadAsTheNearestDouble(String text) {
    assertThat(CellText.number(text)).isEqualTo(Double.parseDouble(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        ".",
        "1.2.3",
        "1,5",
        "x",
        "NaN",
        "Infinity",
        "1f",
        "0x1",
        "1 2",
        "1e",
        "--1",
        "１"
      })
  void otherTextsAreNoNumbers(String text) {
    assertThat(CellText.number(text)).isNaN();
  }

  @Test
  void theShortWayReadsWhatThePlatformReads() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      String text =
          switch (i % 3) {
            case 0 -> Double.toString(random.nextDouble(-1e6, 1e6));
            case 1 -> Float.toString((float) random.nextDouble());
            default -> "%d.%06d".formatted(random.nextInt(100_000), random.nextInt(1_000_000));
          };
      assertThat(CellText.number(text)).isEqualTo(Double.parseDouble(text));
    }
  }
}
