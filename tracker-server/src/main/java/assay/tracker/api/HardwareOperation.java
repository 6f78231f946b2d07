// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import assay.tracker.analysis.hardware.Dimension;
import assay.tracker.analysis.hardware.HardwareDocument;
import assay.tracker.analysis.hardware.HardwareReport;
import assay.tracker.analysis.hardware.UnknownBaselineException;
import assay.tracker.store.TrackingStore;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code GET /reports/hardware}: benchmarks compared across devices, engines or sizes. */
record HardwareOperation(TrackingStore store) {

  private static final String EXPERIMENTS = "experiment_ids";
  private static final String BASELINE = "baseline";
  private static final String ACROSS = "across";
  private static final int MAX_EXPERIMENTS = 100;

  private static final Set<String> PARAMETERS =
      new LinkedHashSet<>(List.of(EXPERIMENTS, BASELINE, ACROSS));

  Operation operation() {
    return Operation.get("/reports/hardware", this::answer);
  }

  private JsonContent answer(ApiRequest request) {
    MultiMap query = request.query(PARAMETERS);
    List<String> experiments =
        ApiRequest.requireAll(query, EXPERIMENTS, MAX_EXPERIMENTS).stream()
            .flatMap(list -> Arrays.stream(list.split(",", -1)))
            .distinct()
            .toList();
    Map<String, Object> document =
        HardwareDocument.of(
            report(experiments, across(query), Optional.ofNullable(query.get(BASELINE))));
    return json -> {
      for (Map.Entry<String, Object> member : document.entrySet()) {
        json.writeFieldName(member.getKey());
        write(json, member.getValue());
      }
    };
  }

  private HardwareReport report(
      List<String> experiments, Dimension across, Optional<String> baseline) {
    try {
      return HardwareReport.of(new BenchmarkTrials(store).of(experiments), across, baseline);
    } catch (UnknownBaselineException e) {
      throw ApiException.of(ApiCode.INVALID_REQUEST, String.valueOf(e.getMessage()));
    }
  }

  private static Dimension across(MultiMap query) {
    String word = Optional.ofNullable(query.get(ACROSS)).orElse(Dimension.DEVICE.word());
    return Dimension.find(word)
        .orElseThrow(() ->
            ApiException.invalid(
                ACROSS,
                "must be one of %s, got '%s'."
                    .formatted(
                        Arrays.stream(Dimension.values())
                            .map(Dimension::word)
                            .collect(Collectors.joining(", ")),
                        word)));
  }

  /** Maps, lists, texts, numbers and booleans. */
  private static void write(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case Map<?, ?> object -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> member : object.entrySet()) {
          json.writeFieldName(String.valueOf(member.getKey()));
          write(json, member.getValue());
        }
        json.writeEndObject();
      }
      case Iterable<?> list -> {
        json.writeStartArray();
        for (Object item : list) {
          write(json, item);
        }
        json.writeEndArray();
      }
      case Double number -> json.writeNumber(number);
      case Number number -> json.writeNumber(number.longValue());
      case Boolean truth -> json.writeBoolean(truth);
      default -> json.writeString(String.valueOf(value));
    }
  }
}
