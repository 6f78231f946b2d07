// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.search.Field;
import assay.tracker.search.FieldKind;
import assay.tracker.search.Row;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A run as the search sees it.
 *
 * @param row the internal key
 * @param id the id that clients see
 * @param columns by field and row, of the fields that the search names; NaN is the text "NaN", and
 *     what a data set field has is a collection
 */
record RunRow(long row, String id, long startTime, Map<Field, Map<Long, Object>> columns)
    implements Row {

  static final Comparator<RunRow> LATEST_FIRST =
      Comparator.comparingLong(RunRow::startTime).reversed().thenComparing(RunRow::id);

  @Override
  public Optional<String> text(Field field) {
    return isAttribute(field, "run_id") ? Optional.of(id) : value(field).map(Object::toString);
  }

  @Override
  public Stream<String> texts(Field field) {
    return field.kind() == FieldKind.DATASET
        ? value(field).stream()
            .flatMap(values -> ((Collection<?>) values).stream())
            .map(String::valueOf)
        : Row.super.texts(field);
  }

  @Override
  public OptionalDouble number(Field field) {
    if (isAttribute(field, "start_time")) {
      return OptionalDouble.of((double) startTime);
    }
    Optional<Object> value = value(field);
    return value.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(number(value.get()));
  }

  private static double number(Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private Optional<Object> value(Field field) {
    return Optional.ofNullable(columns.getOrDefault(field, Map.of()).get(row));
  }

  private static boolean isAttribute(Field field, String name) {
    return field.kind() == FieldKind.ATTRIBUTE && field.name().equals(name);
  }
}
