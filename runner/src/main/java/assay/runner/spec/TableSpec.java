// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.nio.charset.Charset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a file of rows is written.
 *
 * @param delimiter between cells; without one it is seen from the first line
 * @param quote around cells that hold delimiters
 * @param encoding of a file without a byte order mark, UTF-8 unless declared
 * @param header whether the first line names the columns; else they are {@code column_0} and so on
 * @param missing cells that stand for no value
 * @param decimal mark before the fraction of a number
 * @param columns what cells are, of columns where it is not to be seen from them
 */
public record TableSpec(
    Optional<Character> delimiter,
    char quote,
    Optional<Charset> encoding,
    boolean header,
    List<String> missing,
    char decimal,
    Map<String, ColumnType> columns) {

  /** What pandas, too, takes for no value, but for words that may be some. */
  public static final List<String> MISSING =
      List.of("", "NA", "N/A", "#N/A", "NaN", "nan", "null", "NULL");

  public static final TableSpec STANDARD =
      new TableSpec(Optional.empty(), '"', Optional.empty(), true, MISSING, '.', Map.of());

  public TableSpec {
    missing = List.copyOf(missing);
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }
}
