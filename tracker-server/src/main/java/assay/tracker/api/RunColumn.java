// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import assay.tracker.search.Field;
import assay.tracker.search.Row;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** One field of many runs. */
sealed interface RunColumn {

  static RunColumn of(Field field) {
    return field.numeric()
        ? new Numbers(field, new ArrayList<>())
        : new Texts(field, new LinkedHashMap<>(), new ArrayList<>());
  }

  void add(Row row);

  void write(JsonGenerator json) throws IOException;

  private static void writeKind(JsonGenerator json, Field field) throws IOException {
    String kind =
        switch (field.kind()) {
          case PARAM -> "param";
          default -> field.kind().name().toLowerCase(Locale.ROOT);
        };
    json.writeStringField("kind", kind);
  }

  record Numbers(Field field, List<OptionalDouble> values) implements RunColumn {

    @Override
    public void add(Row row) {
      values.add(row.number(field));
    }

    /** NaN and the infinities become strings: JSON has no numbers for them. */
    @Override
    public void write(JsonGenerator json) throws IOException {
      writeKind(json, field);
      json.writeArrayFieldStart("numbers");
      for (OptionalDouble value : values) {
        if (value.isPresent()) {
          json.writeNumber(value.getAsDouble());
        } else {
          json.writeNull();
        }
      }
      json.writeEndArray();
    }
  }

  /**
   * Texts repeat: states, kinds, params of a grid.
   *
   * @param indexes of each text, in the order in which they were met
   */
  record Texts(Field field, Map<String, Integer> indexes, List<Integer> rows) implements RunColumn {

    private static final int MISSING = -1;

    @Override
    public void add(Row row) {
      Optional<String> text = row.text(field);
      rows.add(
          text.isEmpty() ? MISSING : indexes.computeIfAbsent(text.get(), first -> indexes.size()));
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
      writeKind(json, field);
      JsonContent.texts(json, "texts", indexes.keySet());
      JsonContent.integers(json, "indexes", rows);
    }
  }
}
