// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.model.KeyRule;
import assay.tracker.model.Metric;
import assay.tracker.model.ModelMetric;
import assay.tracker.model.Param;
import assay.tracker.model.Tag;
import assay.tracker.store.RunBatch;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the bodies that clients send most, in one pass from bytes to what the store takes: a tree
 * of the JSON costs several times as much. It knows what usual bodies look like and gives up at
 * anything else, wrong or merely rare; {@link Arguments} reads those, and has the words for errors.
 * So what it does read must mean the same there.
 */
final class LogBodies {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER) // as exact as the other
          .build();

  private final JsonParser json;

  /** Keys that were checked; series repeat them. */
  private final Map<String, String> keys = new HashMap<>();

  private LogBodies(JsonParser json) {
    this.json = json;
  }

  /**
   * What is added to which run.
   *
   * @param ofModels those of the metrics that belong to a model too
   */
  record Logged(String runId, RunBatch batch, List<ModelMetric> ofModels) {

    Logged(String runId, RunBatch batch) {
      this(runId, batch, List.of());
    }
  }

  private interface Reading {
    Logged read(LogBodies bodies) throws IOException, UnusualException;
  }

  /** Not a usual body. Without a trace: it only leads the way to the other reader. */
  private static final class UnusualException extends Exception {

    private static final long serialVersionUID = 1;

    UnusualException() {
      super("", null, false, false);
    }
  }

  /** Absent if it is no usual body of {@code log-batch}. */
  static Optional<Logged> findBatch(byte[] body) {
    return find(body, LogBodies::batch);
  }

  /** Absent if it is no usual body of {@code log-metric}. */
  static Optional<Logged> findMetric(byte[] body) {
    return find(body, LogBodies::single);
  }

  private static Optional<Logged> find(byte[] body, Reading reading) {
    try (JsonParser json = JSON.createParser(body)) {
      return Optional.of(reading.read(new LogBodies(json)));
    } catch (IOException | UnusualException e) {
      return Optional.empty();
    }
  }

  private static void require(boolean usual) throws UnusualException {
    if (!usual) {
      throw new UnusualException();
    }
  }

  private Logged batch() throws IOException, UnusualException {
    String run = "";
    List<Metric> metrics = new ArrayList<>();
    List<Param> params = new ArrayList<>();
    List<Tag> tags = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    require(json.nextToken() == JsonToken.START_OBJECT);
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      require(seen.add(name));
      json.nextToken();
      switch (name) {
        case "run_id" -> run = text();
        case "metrics" -> list(metrics, () -> new Point(false).read());
        case "params" -> list(params, () -> pair().param());
        case "tags" -> list(tags, () -> pair().tag());
        default -> json.skipChildren();
      }
    }
    require(json.currentToken() == JsonToken.END_OBJECT && !run.isEmpty());
    require(Limits.isBatch(metrics.size(), params.size(), tags.size()));
    Set<String> paramKeys = new HashSet<>();
    for (Param param : params) {
      require(paramKeys.add(param.key()));
    }
    return new Logged(run, new RunBatch(metrics, params, tags));
  }

  private Logged single() throws IOException, UnusualException {
    require(json.nextToken() == JsonToken.START_OBJECT);
    Point point = new Point(true);
    Metric metric = point.read();
    require(!point.run.isEmpty());
    return new Logged(point.run, RunBatch.of(metric));
  }

  private interface Element<T> {
    T read() throws IOException, UnusualException;
  }

  private <T> void list(List<T> list, Element<T> element) throws IOException, UnusualException {
    require(json.currentToken() == JsonToken.START_ARRAY);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      require(json.currentToken() == JsonToken.START_OBJECT);
      list.add(element.read());
    }
  }

  private String text() throws IOException, UnusualException {
    require(json.currentToken() == JsonToken.VALUE_STRING);
    return json.getText();
  }

  private String key() throws IOException, UnusualException {
    String text = text();
    String known = keys.get(text);
    if (known != null) {
      return known;
    }
    require(KeyRule.findProblem(text).isEmpty() && !KeyRule.isTooLong(text));
    keys.put(text, text);
    return text;
  }

  private long wholeNumber() throws IOException, UnusualException {
    return switch (json.currentToken()) {
      case VALUE_NUMBER_INT -> {
        require(json.getNumberType() != JsonParser.NumberType.BIG_INTEGER);
        yield json.getLongValue();
      }
      case VALUE_STRING -> parsedLong(json.getText());
      default -> throw new UnusualException();
    };
  }

  private static long parsedLong(String text) throws UnusualException {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new UnusualException();
    }
  }

  private double number() throws IOException, UnusualException {
    return switch (json.currentToken()) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDoubleValue();
      case VALUE_STRING -> parsedDouble(json.getText());
      default -> throw new UnusualException();
    };
  }

  private static double parsedDouble(String text) throws UnusualException {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new UnusualException();
    }
  }

  /** A metric, read member by member from the current object. */
  private final class Point {

    private static final int KEY = 1;
    private static final int VALUE = 2;
    private static final int TIMESTAMP = 4;

    private final boolean withRun;
    private String run = "";
    private String key = "";
    private double value;
    private long timestamp;
    private long step;
    private int seen;

    /**
     * @param withRun whether the run stands beside the metric
     */
    Point(boolean withRun) {
      this.withRun = withRun;
    }

    Metric read() throws IOException, UnusualException {
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        readMember(name);
      }
      require(json.currentToken() == JsonToken.END_OBJECT);
      require(seen == (KEY | VALUE | TIMESTAMP) && timestamp >= 0);
      return new Metric(key, value, timestamp, step);
    }

    /** Of a repeated member the last counts, as it does for trees. */
    private void readMember(String name) throws IOException, UnusualException {
      switch (name) {
        case "key" -> {
          key = key();
          seen |= KEY;
        }
        case "value" -> {
          value = number();
          seen |= VALUE;
        }
        case "timestamp" -> {
          timestamp = wholeNumber();
          seen |= TIMESTAMP;
        }
        case "step" -> step = wholeNumber();
        case "run_id" -> readRun();
        case "model_id" -> require(json.currentToken() == JsonToken.VALUE_NULL); // it is rare
        default -> json.skipChildren();
      }
    }

    private void readRun() throws IOException, UnusualException {
      if (withRun) {
        run = text();
      } else {
        json.skipChildren();
      }
    }
  }

  private record Pair(String key, String value) {

    Param param() {
      return new Param(key, Limits.cut(value, Limits.PARAM_VALUE));
    }

    Tag tag() {
      return new Tag(key, Limits.cut(value, Limits.TAG_VALUE));
    }
  }

  private Pair pair() throws IOException, UnusualException {
    String key = "";
    String value = "";
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "key" -> key = key();
        case "value" -> value = text();
        default -> json.skipChildren();
      }
    }
    require(json.currentToken() == JsonToken.END_OBJECT && !key.isEmpty());
    return new Pair(key, value);
  }
}
