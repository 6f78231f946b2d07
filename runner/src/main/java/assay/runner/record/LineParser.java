// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.execute.Curves;
import assay.runner.execute.FitState;
import assay.runner.execute.LaunchState;
import assay.tracker.analysis.Aggregate;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Lines of a journal as events. {@link JournalLines} is the way there. */
final class LineParser {
  private LineParser() {}

  /**
   * @throws IOException when it is not JSON
   * @throws RuntimeException when it is JSON, but no event
   */
  static JournalEvent event(byte[] bytes, int offset, int length) throws IOException {
    try (JsonParser in = Json.FACTORY.createParser(bytes, offset, length)) {
      if (in.nextToken() == JsonToken.START_OBJECT && "event".equals(in.nextFieldName())) {
        String kind = in.nextTextValue();
        if ("fit".equals(kind) || "measurement".equals(kind)) {
          // by far the most and the longest, so read without a tree
          return FitParser.read(in, kind.equals("measurement"));
        }
      }
    }
    JsonNode event = Json.MAPPER.readTree(bytes, offset, length);
    String kind = Json.requireText(event, "event");
    return switch (kind) {
      case "launch" -> launch(event);
      case "reused" ->
          new StoredReuse(
              Json.requireText(event, "launch"),
              Json.requireText(event, "key"),
              Json.requireText(event, "trial"));
      case "samples" ->
          new StoredSamples(
              Json.requireText(event, "launch"), series(Json.require(event, "series")));
      case "end" -> end(event);
      default -> throw new IllegalArgumentException("unknown event \"%s\"".formatted(kind));
    };
  }

  /** The format that the first line of a journal names. */
  static int format(byte[] bytes, int offset, int length) throws IOException {
    return Json.require(Json.MAPPER.readTree(bytes, offset, length), "format").intValue();
  }

  private static StoredLaunch launch(JsonNode event) {
    JsonNode writer = Json.require(event, "writer");
    return new StoredLaunch(
        Json.requireText(event, "launch"),
        Json.requireText(event, "experiment"),
        Instant.parse(Json.requireText(event, "started_at")),
        Json.find(event, "kind").map(JsonNode::asText).orElse(StoredLaunch.TRAIN),
        Json.requireText(event, "task"),
        Json.requireText(event, "target"),
        Json.requireText(event, "metric"),
        Json.requireText(event, "goal"),
        Json.require(event, "seed").longValue(),
        Json.requireText(event, "spec"),
        Json.require(event, "resolved"),
        Json.require(event, "host"),
        Json.requireText(event, "fingerprint"),
        texts(Json.require(event, "tags")),
        trials(Json.require(event, "trials")),
        new StoredLaunch.Writer(
            Json.require(writer, "pid").longValue(),
            Json.require(writer, "begun_at_millis").longValue()));
  }

  private static List<StoredTrial> trials(JsonNode array) {
    List<StoredTrial> trials = new ArrayList<>();
    for (JsonNode trial : array) {
      Map<String, JsonNode> searched = new LinkedHashMap<>();
      Json.forEach(Json.require(trial, "searched"), searched::put);
      trials.add(
          new StoredTrial(
              Json.require(trial, "number").intValue(),
              Json.requireText(trial, "key"),
              searched,
              texts(Json.require(trial, "params")),
              Json.find(trial, "tags").map(LineParser::texts).orElse(Map.of()),
              Json.require(trial, "epochs").intValue(),
              Json.require(trial, "fits").intValue()));
    }
    return trials;
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    Json.forEach(object, (name, text) -> texts.put(name, text.asText()));
    return texts;
  }

  private static Curves series(JsonNode byName) {
    Curves series = new Curves();
    Json.forEach(
        byName,
        (name, points) ->
            points.forEach(point ->
                series.add(
                    point.path(0).intValue(),
                    Map.of(name, Json.toDouble(point.path(1))),
                    point.path(2).longValue())));
    return series;
  }

  private static StoredEnd end(JsonNode event) {
    ObjectNode report = (ObjectNode) Json.require(event, "report");
    List<StoredEnd.Summary> summaries = new ArrayList<>();
    Json.require(report, "trials").forEach(trial -> summaries.add(summary(trial)));
    return new StoredEnd(
        Json.requireText(event, "launch"),
        LaunchState.valueOf(Json.requireText(report, "state").toUpperCase(Locale.ROOT)),
        Instant.parse(Json.requireText(event, "ended_at")),
        summaries,
        report,
        Json.requireText(event, "log"));
  }

  private static StoredEnd.Summary summary(JsonNode trial) {
    Map<String, Aggregate> metrics = new LinkedHashMap<>();
    Json.forEach(
        Json.require(trial, "metrics"),
        (name, aggregate) -> metrics.put(name, aggregate(aggregate)));
    Map<FitState, Integer> fits = new EnumMap<>(FitState.class);
    Json.forEach(
        Json.require(trial, "fits"),
        (state, count) -> fits.put(FitState.ofWord(state), count.intValue()));
    return new StoredEnd.Summary(
        Json.requireText(trial, "key"),
        metrics,
        real(trial, "fit_seconds"),
        real(trial, "samples_per_second"),
        Json.find(trial, "memory_peak_bytes")
            .map(value -> OptionalLong.of(value.longValue()))
            .orElse(OptionalLong.empty()),
        fits,
        Json.find(trial, "rank")
            .map(value -> OptionalInt.of(value.intValue()))
            .orElse(OptionalInt.empty()),
        Json.require(trial, "chosen").booleanValue(),
        Json.find(trial, "state").map(state -> FitState.ofWord(state.asText())),
        Json.find(trial, "cause").map(JsonNode::asText),
        Json.find(trial, "flags").map(LineParser::texts).orElse(Map.of()));
  }

  private static Aggregate aggregate(JsonNode json) {
    return new Aggregate(
        Json.toDouble(Json.require(json, "mean")),
        real(json, "sd"),
        real(json, "se"),
        Json.require(json, "n").intValue(),
        real(json, "low"),
        real(json, "high"));
  }

  private static OptionalDouble real(JsonNode object, String field) {
    return Json.find(object, field)
        .map(value -> OptionalDouble.of(Json.toDouble(value)))
        .orElse(OptionalDouble.empty());
  }
}
