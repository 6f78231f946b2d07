// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import assay.tracker.series.MinMaxBuckets;
import assay.tracker.store.SeriesSelection;
import assay.tracker.store.StepRange;
import assay.tracker.store.TrackingStore;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** {@code POST /series/buckets}: many series, each boiled down to what a chart shows. */
record BucketsOperation(TrackingStore store) {

  private static final int MAX_RUNS = 100;
  private static final int MAX_KEYS = 100;
  private static final int MAX_BUCKETS = 5_000;
  private static final int DEFAULT_BUCKETS = 500;
  private static final int MAX_ALL_BUCKETS = 500_000;

  private static final Set<String> MEMBERS =
      new LinkedHashSet<>(List.of("run_ids", "keys", "buckets", "first_step", "last_step"));

  private record SeriesName(String runId, String key) {}

  Operation operation() {
    return Operation.search("/series/buckets", this::answer);
  }

  private JsonContent answer(ApiRequest request) {
    JsonBody body = request.json(MEMBERS);
    SeriesSelection selection =
        new SeriesSelection(
            body.requireDistinct("run_ids", MAX_RUNS), body.requireDistinct("keys", MAX_KEYS));
    int series = selection.runIds().size() * selection.keys().size();
    int most = Math.min(MAX_BUCKETS, MAX_ALL_BUCKETS / series);
    int count = body.count("buckets", Math.min(DEFAULT_BUCKETS, most), most);
    Optional<StepRange> range = range(body, selection);
    return range.isEmpty() ? json -> write(json, List.of()) : answer(selection, range.get(), count);
  }

  /** Absent if there are no points. */
  private Optional<StepRange> range(JsonBody body, SeriesSelection selection) {
    OptionalLong first = body.findLong("first_step");
    OptionalLong last = body.findLong("last_step");
    if (first.isPresent() && last.isPresent()) {
      if (first.getAsLong() > last.getAsLong()) {
        throw ApiException.invalid("last_step", "must not be below first_step.");
      }
      return Optional.of(new StepRange(first.getAsLong(), last.getAsLong()));
    }
    return store
        .stepRange(selection)
        .map(all -> new StepRange(first.orElse(all.first()), last.orElse(all.last())))
        .filter(range -> range.first() <= range.last());
  }

  private JsonContent answer(SeriesSelection selection, StepRange range, int count) {
    // Unpacking and writing numbers take longer than reading, and no run needs another: all
    // processors share it.
    List<List<String>> ofRuns =
        selection.runIds().parallelStream()
            .map(run -> buckets(new SeriesSelection(List.of(run), selection.keys()), range, count))
            .map(BucketsOperation::written)
            .toList();
    return json -> {
      json.writeNumberField("first_step", range.first());
      json.writeNumberField("last_step", range.last());
      write(json, ofRuns);
    };
  }

  private Map<SeriesName, MinMaxBuckets> buckets(
      SeriesSelection selection, StepRange range, int count) {
    Map<SeriesName, MinMaxBuckets> buckets = new LinkedHashMap<>();
    store.readCurves(
        selection,
        range,
        (runId, key, curve) ->
            buckets
                .computeIfAbsent(
                    new SeriesName(runId, key),
                    name -> new MinMaxBuckets(range.first(), range.last(), count))
                .addAll(curve));
    return buckets;
  }

  /** Each series as the JSON object that the answer holds. */
  private static List<String> written(Map<SeriesName, MinMaxBuckets> series) {
    List<String> objects = new ArrayList<>();
    series.forEach((name, buckets) -> {
      BucketColumns columns = new BucketColumns(buckets);
      if (!columns.isEmpty()) { // all points of the parts read may lie outside
        objects.add(written(name, columns));
      }
    });
    return objects;
  }

  private static String written(SeriesName name, BucketColumns columns) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonContent.JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("run_id", name.runId());
      json.writeStringField("key", name.key());
      columns.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail so
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void write(JsonGenerator json, List<List<String>> ofRuns) throws IOException {
    json.writeArrayFieldStart("series");
    for (List<String> objects : ofRuns) {
      for (String object : objects) {
        json.writeRawValue(object);
      }
    }
    json.writeEndArray();
  }
}
