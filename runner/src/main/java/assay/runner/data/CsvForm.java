// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.TableSpec;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** How cells are told apart. */
record CsvForm(char delimiter, char quote, boolean header) {
  static final CsvForm STANDARD = new CsvForm(',', '"', true);

  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

  /** As declared; without a delimiter, the one that the first line has most of. */
  static CsvForm of(TableSpec spec, String firstLine) {
    char delimiter = spec.delimiter().orElseGet(() -> mostFrequent(firstLine, spec.quote()));
    return new CsvForm(delimiter, spec.quote(), spec.header());
  }

  private static char mostFrequent(String line, char quote) {
    int[] counts = new int[DELIMITERS.size()];
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      quoted ^= line.charAt(i) == quote;
      int found = quoted ? -1 : DELIMITERS.indexOf(line.charAt(i));
      if (found >= 0) {
        counts[found]++;
      }
    }
    int most = 0;
    for (int i = 1; i < counts.length; i++) {
      most = counts[i] > counts[most] ? i : most;
    }
    return DELIMITERS.get(most);
  }

  CSVFormat format() {
    return CSVFormat.DEFAULT
        .builder()
        .setDelimiter(delimiter)
        .setQuote(quote)
        .setIgnoreSurroundingSpaces(true)
        .get();
  }

  String delimiterName() {
    return switch (delimiter) {
      case ',' -> "a comma";
      case '\t' -> "a tab";
      default -> "`%s`".formatted(delimiter);
    };
  }

  boolean isSpace(char c) {
    return (c == ' ' || c == '\t') && c != delimiter;
  }

  boolean endsCell(char c) {
    return c == delimiter || c == '\r' || c == '\n';
  }
}
