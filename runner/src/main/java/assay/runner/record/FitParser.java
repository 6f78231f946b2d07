// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.execute.Curves;
import assay.runner.execute.FitResult;
import assay.runner.execute.FitState;
import assay.runner.plan.Stage;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** One line of a fit or a measurement, token by token. Unknown fields are passed over. */
final class FitParser {
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Double> metrics = new LinkedHashMap<>();
  private final Curves curves = new Curves();
  private OptionalInt fold = OptionalInt.empty();
  private OptionalInt repeat = OptionalInt.empty();
  private OptionalInt outerFold = OptionalInt.empty();
  private OptionalInt outerRepeat = OptionalInt.empty();
  private OptionalLong seed = OptionalLong.empty();
  private OptionalInt trainRows = OptionalInt.empty();
  private OptionalInt testRows = OptionalInt.empty();
  private OptionalDouble fitSeconds = OptionalDouble.empty();
  private OptionalDouble samplesPerSecond = OptionalDouble.empty();
  private OptionalLong memoryPeakBytes = OptionalLong.empty();
  private boolean memoryShared;
  private final boolean measurement;
  private OptionalInt order = OptionalInt.empty();
  private final Map<String, String> tags = new LinkedHashMap<>();
  private final Map<String, String> artifacts = new LinkedHashMap<>();

  private FitParser(boolean measurement) {
    this.measurement = measurement;
  }

  /**
   * @param in at the value of the first field
   * @param measurement whether it is one; otherwise a fit
   */
  static StoredFit read(JsonParser in, boolean measurement) throws IOException {
    FitParser parser = new FitParser(measurement);
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String field = in.currentName();
      in.nextToken();
      parser.field(field, in);
    }
    if (in.currentToken() != JsonToken.END_OBJECT || in.nextToken() != null) {
      throw new IOException("the line does not end with its object");
    }
    return parser.fit();
  }

  private void field(String field, JsonParser in) throws IOException {
    switch (field) {
      case "fold", "fork" -> fold = OptionalInt.of(in.getIntValue());
      case "repeat" -> repeat = OptionalInt.of(in.getIntValue());
      case "outer_fold" -> outerFold = OptionalInt.of(in.getIntValue());
      case "outer_repeat" -> outerRepeat = OptionalInt.of(in.getIntValue());
      case "seed" -> seed = OptionalLong.of(in.getLongValue());
      case "train_rows" -> trainRows = OptionalInt.of(in.getIntValue());
      case "test_rows" -> testRows = OptionalInt.of(in.getIntValue());
      case "fit_seconds" -> fitSeconds = OptionalDouble.of(Json.readDouble(in));
      case "samples_per_second" -> samplesPerSecond = OptionalDouble.of(Json.readDouble(in));
      case "memory_peak_bytes" -> memoryPeakBytes = OptionalLong.of(in.getLongValue());
      case "memory_shared" -> memoryShared = in.getBooleanValue();
      case "order" -> order = OptionalInt.of(in.getIntValue());
      case "tags" -> texts(in, tags);
      case "artifacts" -> texts(in, artifacts);
      case "metrics" -> metrics(in);
      case "curves" -> curves(in);
      default -> other(field, in);
    }
  }

  private void other(String field, JsonParser in) throws IOException {
    if (in.currentToken() == JsonToken.VALUE_STRING) {
      texts.put(field, in.getText());
    } else {
      in.skipChildren();
    }
  }

  private static void texts(JsonParser in, Map<String, String> into) throws IOException {
    requireToken(in, JsonToken.START_OBJECT);
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      into.put(name, in.nextTextValue());
    }
  }

  private void metrics(JsonParser in) throws IOException {
    requireToken(in, JsonToken.START_OBJECT);
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      metrics.put(name, Json.readDouble(in));
    }
  }

  private void curves(JsonParser in) throws IOException {
    requireToken(in, JsonToken.START_OBJECT);
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      List<Curves.Point> points = new ArrayList<>();
      curves.byName().put(in.currentName(), points);
      in.nextToken();
      requireToken(in, JsonToken.START_ARRAY);
      while (in.nextToken() == JsonToken.START_ARRAY) {
        points.add(point(in));
      }
    }
  }

  private static Curves.Point point(JsonParser in) throws IOException {
    int step = in.nextIntValue(0);
    in.nextToken();
    double value = Json.readDouble(in);
    long timestamp = in.nextLongValue(0);
    in.nextToken();
    requireToken(in, JsonToken.END_ARRAY);
    return new Curves.Point(step, value, timestamp);
  }

  private static void requireToken(JsonParser in, JsonToken token) {
    if (in.currentToken() != token) {
      throw new IllegalArgumentException("%s where %s was due".formatted(in.currentToken(), token));
    }
  }

  private StoredFit fit() {
    return new StoredFit(
        text("key"),
        text("trial"),
        fold.orElseThrow(() -> missing(measurement ? "fork" : "fold")),
        measurement ? 0 : repeat.orElseThrow(() -> missing("repeat")),
        seed.orElseThrow(() -> missing("seed")),
        text("launch"),
        text("experiment"),
        Instant.parse(text("started_at")),
        Instant.parse(text("ended_at")),
        result(),
        curves,
        stage(),
        measurement
            ? Optional.of(new Measured(order.orElseThrow(() -> missing("order")), tags, artifacts))
            : Optional.empty());
  }

  /** Lines of earlier builds do not have one. */
  private Stage stage() {
    return switch (texts.getOrDefault("stage", "")) {
      case "inner" ->
          new Stage.Inner(
              outerRepeat.orElseThrow(() -> missing("outer_repeat")),
              outerFold.orElseThrow(() -> missing("outer_fold")));
      case "outer" -> new Stage.Outer();
      case "final" -> new Stage.Final();
      default -> new Stage.Plain();
    };
  }

  private FitResult result() {
    return new FitResult(
        FitState.ofWord(text("state")),
        metrics,
        trainRows,
        testRows,
        fitSeconds,
        samplesPerSecond,
        memoryPeakBytes,
        memoryShared,
        Optional.ofNullable(texts.get("cause")),
        Optional.ofNullable(texts.get("detail")));
  }

  private String text(String field) {
    String text = texts.get(field);
    if (text == null) {
      throw missing(field);
    }
    return text;
  }

  private static IllegalArgumentException missing(String field) {
    return new IllegalArgumentException("no \"%s\"".formatted(field));
  }
}
