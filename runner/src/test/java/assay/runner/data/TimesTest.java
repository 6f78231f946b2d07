// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  /** Seconds by {@code date -u -d '2024-05-31 18:00' +%s} and its like. */
  @ParameterizedTest
  @CsvSource({
    "1711, 1711",
    "-3.5, -3.5",
    "1970-01-02, 86400",
    "2024-05, 1714521600",
    "2024-05-31, 1717113600",
    "2024-05-31T18:00, 1717178400",
    "2024-05-31 18:00:01.5, 1717178401.5",
    "2024-05-31T18:00:00Z, 1717178400",
    "2024-05-31T18:00:00+02:00, 1717171200",
    "2024-05-31T18:00:00-02:00, 1717185600"
  })
  void numbersAndDatesAreTimes(String cell, double time) {
    assertThat(Times.of(cell)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2024-13-01", "31.05.2024", "2024-05-31T25:00", "T"})
  void otherTextsAreNone(String cell) {
    assertThat(Times.of(cell)).isNaN();
  }
}
