// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Times on one scale: numbers as they are, dates as seconds since 1970 (UTC unless they say). */
final class Times {
  private static final double SECONDS_PER_DAY = 86_400;
  private static final double NANOS_PER_SECOND = 1e9;

  private Times() {}

  /** NaN for what is no time. */
  static double of(String cell) {
    double number = CellText.number(cell);
    if (!Double.isNaN(number)) {
      return number;
    }
    try {
      return seconds(cell.replace(' ', 'T'));
    } catch (DateTimeException e) {
      return Double.NaN;
    }
  }

  private static double seconds(String text) {
    if (text.indexOf('T') < 0) {
      LocalDate day =
          text.length() == "2024-05".length()
              ? YearMonth.parse(text).atDay(1)
              : LocalDate.parse(text);
      return day.toEpochDay() * SECONDS_PER_DAY;
    }
    boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > 10;
    Instant time =
        zoned
            ? OffsetDateTime.parse(text).toInstant()
            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    return time.getEpochSecond() + time.getNano() / NANOS_PER_SECOND;
  }
}
