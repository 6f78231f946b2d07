// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.Position;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * {@code {"test_fold_of_row": [2, 1, …]}}, or {@code {"folds": [{"train": [0, 53], "test": [53,
 * 102]}, …]}} with ranges of rows whose ends are not in them. Other keys are notes, and are passed
 * over.
 */
final class FoldFile {
  static final String KEY = "test_fold_of_row";
  static final String RANGES = "folds";
  private static final String EXAMPLE =
      "The file must be like {\"test_fold_of_row\": [0, 1, 0]}, or like {\"folds\": [{\"train\":"
          + " [0, 53], \"test\": [53, 102]}]}.";

  private final JsonParser parser;
  private final Complaints complaints;

  private FoldFile(JsonParser parser, Complaints complaints) {
    this.parser = parser;
    this.complaints = complaints;
  }

  /** Folds as a file tells them. */
  sealed interface Read {
    /**
     * @param testFoldOfRow −1 for rows that only train
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record OfRows(int[] testFoldOfRow) implements Read {}

    /** In order. */
    record OfRanges(List<Ranges> folds) implements Read {}
  }

  /** The parts of one fold. */
  record Ranges(Range train, Range test) {}

  /** Rows from one on, up to another that is not in it. */
  record Range(int from, int to) {
    int[] rows() {
      return IntStream.range(from, to).toArray();
    }

    boolean meets(Range other) {
      return from < other.to && other.from < to;
    }

    @Override
    public String toString() {
      return "[%d, %d]".formatted(from, to);
    }
  }

  static Optional<Read> parse(String json, Complaints complaints) {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      Optional<Read> folds = new FoldFile(parser, complaints).document();
      return complaints.any() ? Optional.empty() : folds;
    } catch (JsonProcessingException e) {
      complaints.badData(
          position(e.getLocation()),
          "The file is not JSON: %s.".formatted(e.getOriginalMessage()),
          EXAMPLE);
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private Optional<Read> document() throws IOException {
    Optional<Read> folds = Optional.empty();
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      complain("The file is not a JSON object.");
      return folds;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      if (folds.isPresent() && (key.equals(KEY) || key.equals(RANGES))) {
        complain("`%s` and `%s` are both there; which one is meant?".formatted(KEY, RANGES));
        parser.skipChildren();
      } else if (key.equals(KEY)) {
        folds = Optional.of(new Read.OfRows(numbers()));
      } else if (key.equals(RANGES)) {
        folds = Optional.of(new Read.OfRanges(ranges()));
      } else {
        parser.skipChildren();
      }
    }
    if (folds.isEmpty()) {
      complain("The key `%s` is missing.".formatted(KEY));
    }
    return folds;
  }

  private int[] numbers() throws IOException {
    IntStream.Builder folds = IntStream.builder();
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      complain("`%s` wants a list of fold numbers.".formatted(KEY));
      parser.skipChildren();
      return new int[0];
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      folds.add(foldNumber());
    }
    return folds.build().toArray();
  }

  private int foldNumber() throws IOException {
    if (isWhole() && parser.getIntValue() >= -1) {
      return parser.getIntValue();
    }
    complain(
        "A fold is a whole number from 0 on, or -1; this is `%s`.".formatted(parser.getText()));
    parser.skipChildren();
    return -1;
  }

  private boolean isWhole() throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() == JsonParser.NumberType.INT;
  }

  private List<Ranges> ranges() throws IOException {
    List<Ranges> folds = new ArrayList<>();
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      complain("`%s` wants a list of folds.".formatted(RANGES));
      parser.skipChildren();
      return folds;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      fold().ifPresent(folds::add);
    }
    return folds;
  }

  private Optional<Ranges> fold() throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      complain(
          "A fold is an object with `train` and `test`; this is `%s`.".formatted(parser.getText()));
      parser.skipChildren();
      return Optional.empty();
    }
    Optional<Range> train = Optional.empty();
    Optional<Range> test = Optional.empty();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      switch (key) {
        case "train" -> train = range(key);
        case "test" -> test = range(key);
        default -> parser.skipChildren();
      }
    }
    if ((train.isEmpty() || test.isEmpty()) && !complaints.any()) {
      complain("A fold needs `train` and `test`.");
    }
    Optional<Range> tested = test;
    return train.flatMap(trained -> tested.map(range -> new Ranges(trained, range)));
  }

  private Optional<Range> range(String key) throws IOException {
    List<Integer> ends = new ArrayList<>();
    boolean list = parser.currentToken() == JsonToken.START_ARRAY;
    boolean whole = list;
    while (list && parser.nextToken() != JsonToken.END_ARRAY) {
      whole = whole && isWhole();
      ends.add(isWhole() ? parser.getIntValue() : -1);
      parser.skipChildren();
    }
    if (!whole || ends.size() != 2 || ends.get(0) < 0 || ends.get(0) >= ends.get(1)) {
      complain(
          "`%s` wants the first row and the row after the last one, such as [0, 53]."
              .formatted(key));
      parser.skipChildren();
      return Optional.empty();
    }
    return Optional.of(new Range(ends.get(0), ends.get(1)));
  }

  private void complain(String message) {
    complaints.badData(position(parser.currentTokenLocation()), message, EXAMPLE);
  }

  private static Position position(JsonLocation at) {
    return new Position(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
  }
}
