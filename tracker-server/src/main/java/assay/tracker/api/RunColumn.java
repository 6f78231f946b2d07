// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import assay.tracker.search.Field;
import assay.tracker.search.Row;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.PrimitiveIterator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** One field of many runs, without an object for each. */
sealed interface RunColumn {

  static RunColumn of(Field field) {
    return field.numeric() ? new Numbers(field) : new Texts(field);
  }

  void add(Row row);

  /** To be called once, at the end. */
  void write(JsonGenerator json) throws IOException;

  private static void writeKind(JsonGenerator json, Field field) throws IOException {
    json.writeStringField("kind", field.kind().name().toLowerCase(Locale.ROOT));
  }

  final class Numbers implements RunColumn {

    private final Field field;
    private final DoubleStream.Builder values = DoubleStream.builder();
    private final BitSet missing = new BitSet();
    private int size;

    Numbers(Field field) {
      this.field = field;
    }

    @Override
    public void add(Row row) {
      OptionalDouble value = row.number(field);
      values.add(value.orElse(0));
      missing.set(size, value.isEmpty());
      size++;
    }

    /** NaN and the infinities become strings: JSON has no numbers for them. */
    @Override
    public void write(JsonGenerator json) throws IOException {
      writeKind(json, field);
      json.writeArrayFieldStart("numbers");
      PrimitiveIterator.OfDouble all = values.build().iterator();
      for (int i = 0; i < size; i++) {
        double value = all.nextDouble();
        if (missing.get(i)) {
          json.writeNull();
        } else {
          json.writeNumber(value);
        }
      }
      json.writeEndArray();
    }
  }

  /** Texts repeat: states, kinds, params of a grid. */
  final class Texts implements RunColumn {

    private static final int MISSING = -1;

    private final Field field;

    /** Of each text, in the order in which they were met. */
    private final Map<String, Integer> indexes = new LinkedHashMap<>();

    private final IntStream.Builder rows = IntStream.builder();

    Texts(Field field) {
      this.field = field;
    }

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
      json.writeArrayFieldStart("indexes");
      PrimitiveIterator.OfInt all = rows.build().iterator();
      while (all.hasNext()) {
        json.writeNumber(all.nextInt());
      }
      json.writeEndArray();
    }
  }
}
