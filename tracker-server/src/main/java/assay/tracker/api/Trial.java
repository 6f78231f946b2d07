// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import assay.tracker.analysis.Aggregate;
import assay.tracker.model.Param;
import assay.tracker.model.Run;
import assay.tracker.model.RunInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A trial with its fits.
 *
 * @param fits how many there are in each state
 */
record Trial(Run run, TrialTags tags, Map<String, Integer> fits, Map<String, Aggregate> metrics) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Trial of(Run run, Iterable<Run> fits) {
    Map<String, Integer> states = new TreeMap<>();
    FitAggregates aggregates = new FitAggregates(run);
    for (Run fit : fits) {
      states.merge(state(fit), 1, Integer::sum);
      aggregates.add(fit);
    }
    return new Trial(run, TrialTags.of(run), states, aggregates.get());
  }

  private static String state(Run fit) {
    String state = TrialTags.of(fit).get(TrialTags.STATE);
    return state.isEmpty() ? fit.info().status().name().toLowerCase(Locale.ROOT) : state;
  }

  /** The params that the tag with their names names, in its order. */
  private Map<String, String> searched() {
    Map<String, String> params =
        run.params().stream().collect(Collectors.toMap(Param::key, Param::value));
    Map<String, String> searched = new LinkedHashMap<>();
    for (JsonNode name : names(tags.get("assay.searched"))) {
      String value = params.get(name.asText());
      if (value != null) {
        searched.put(name.asText(), value);
      }
    }
    return searched;
  }

  private static JsonNode names(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      return JSON.missingNode(); // any client may write tags
    }
  }

  void write(JsonGenerator json) throws IOException {
    RunInfo info = run.info();
    json.writeStartObject();
    json.writeStringField("run_id", info.id());
    json.writeStringField("name", info.name());
    if (!tags.get("assay.key").isEmpty()) {
      json.writeStringField("key", tags.get("assay.key"));
    }
    json.writeStringField("status", info.status().name());
    json.writeNumberField("start_time", info.startTime());
    if (info.endTime().isPresent()) {
      json.writeNumberField("end_time", info.endTime().getAsLong());
    }
    var rank = TrialTags.rank(tags.get(TrialTags.RANK));
    if (rank.isPresent()) {
      json.writeNumberField("rank", rank.getAsInt());
    }
    json.writeBooleanField("chosen", tags.is("assay.chosen"));
    json.writeBooleanField("baseline", tags.is("assay.baseline"));
    writeMaps(json);
    json.writeEndObject();
  }

  private void writeMaps(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("parameters");
    for (Map.Entry<String, String> param : searched().entrySet()) {
      json.writeStringField(param.getKey(), param.getValue());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("fits");
    for (Map.Entry<String, Integer> state : fits.entrySet()) {
      json.writeNumberField(state.getKey(), state.getValue());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("metrics");
    for (Map.Entry<String, Aggregate> metric : metrics.entrySet()) {
      if (Double.isFinite(metric.getValue().mean())) { // it may be too large for a double
        json.writeObjectFieldStart(metric.getKey());
        write(json, metric.getValue());
        json.writeEndObject();
      }
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Aggregate aggregate) throws IOException {
    json.writeNumberField("mean", aggregate.mean());
    write(json, "sd", aggregate.sd());
    write(json, "se", aggregate.se());
    json.writeNumberField("n", aggregate.n());
    write(json, "low", aggregate.low());
    write(json, "high", aggregate.high());
  }

  private static void write(JsonGenerator json, String name, OptionalDouble value)
      throws IOException {
    if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
      json.writeNumberField(name, value.getAsDouble());
    }
  }
}
