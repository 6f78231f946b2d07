// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.search.Field;
import assay.tracker.search.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** A run as far as a search reads it from the database: fields that may have many texts. */
record RestRow(int row, Map<Field, Map<Integer, List<String>>> columns) implements Row {

  @Override
  public Stream<String> texts(Field field) {
    return columns.getOrDefault(field, Map.of()).getOrDefault(row, List.of()).stream();
  }

  @Override
  public Optional<String> text(Field field) {
    return texts(field).findFirst();
  }

  @Override
  public OptionalDouble number(Field field) {
    return OptionalDouble.empty();
  }
}
