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
import java.util.Optional;
import java.util.stream.IntStream;

/** {@code {"test_fold_of_row": [2, 1, …]}}; other keys are notes, and are passed over. */
final class FoldFile {
  static final String KEY = "test_fold_of_row";
  private static final String EXAMPLE = "The file must be like {\"test_fold_of_row\": [0, 1, 0]}.";

  private final JsonParser parser;
  private final Complaints complaints;

  private FoldFile(JsonParser parser, Complaints complaints) {
    this.parser = parser;
    this.complaints = complaints;
  }

  static Optional<int[]> parse(String json, Complaints complaints) {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      Optional<int[]> folds = new FoldFile(parser, complaints).document();
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

  private Optional<int[]> document() throws IOException {
    Optional<int[]> folds = Optional.empty();
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      complain("The file is not a JSON object.");
      return folds;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = parser.currentName().equals(KEY);
      parser.nextToken();
      if (wanted) {
        folds = Optional.of(folds());
      } else {
        parser.skipChildren();
      }
    }
    if (folds.isEmpty()) {
      complain("The key `%s` is missing.".formatted(KEY));
    }
    return folds;
  }

  private int[] folds() throws IOException {
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
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() == JsonParser.NumberType.INT
        && parser.getIntValue() >= -1) {
      return parser.getIntValue();
    }
    complain(
        "A fold is a whole number from 0 on, or -1; this is `%s`.".formatted(parser.getText()));
    parser.skipChildren();
    return -1;
  }

  private void complain(String message) {
    complaints.badData(position(parser.currentTokenLocation()), message, EXAMPLE);
  }

  private static Position position(JsonLocation at) {
    return new Position(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
  }
}
