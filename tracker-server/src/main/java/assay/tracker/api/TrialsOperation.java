// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import assay.tracker.model.Run;
import assay.tracker.model.ViewType;
import assay.tracker.search.Field;
import assay.tracker.search.Filter;
import assay.tracker.search.KeyNames;
import assay.tracker.search.Order;
import assay.tracker.search.Row;
import assay.tracker.search.Vocabulary;
import assay.tracker.store.Page;
import assay.tracker.store.PageRequest;
import assay.tracker.store.PageToken;
import assay.tracker.store.RunSearch;
import assay.tracker.store.TrackingStore;
import io.vertx.core.MultiMap;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code GET /trials}: the trials of an experiment, with each metric over their finished fits. */
record TrialsOperation(TrackingStore store) {

  private static final int MAX_TRIALS = 1_000;
  private static final int DEFAULT_TRIALS = 200;

  private static final Set<String> PARAMETERS =
      new LinkedHashSet<>(List.of("experiment_id", "max_results", "page_token"));

  private static final Field RUN_ID = field("attributes.run_id");
  private static final Field RANK = field("tags.`%s`".formatted(TrialTags.RANK));

  private static Field field(String name) {
    return Field.parse(name, Vocabulary.ASSAY_RUNS, KeyNames.NONE);
  }

  /** A trial's place among the others; those without a rank come last. */
  private record Ranked(String runId, OptionalInt rank) {

    static Ranked of(Row row) {
      return new Ranked(row.text(RUN_ID).orElseThrow(), TrialTags.rank(row.text(RANK).orElse("")));
    }
  }

  Operation operation() {
    return Operation.get("/trials", this::answer);
  }

  private JsonContent answer(ApiRequest request) {
    MultiMap query = request.query(PARAMETERS);
    String experiment = ApiRequest.requireAll(query, "experiment_id", 1).getFirst();
    int max = ApiRequest.count(query, "max_results", DEFAULT_TRIALS, MAX_TRIALS);
    PageToken start = PageToken.parse(Optional.ofNullable(query.get("page_token")).orElse(""));
    Page<String> page = new PageRequest(max, start).of(ranked(experiment));
    List<Trial> trials = page.items().isEmpty() ? List.of() : load(experiment, page.items());
    return json -> {
      json.writeArrayFieldStart("trials");
      for (Trial trial : trials) {
        trial.write(json);
      }
      json.writeEndArray();
      if (!page.isLast()) {
        json.writeStringField("next_page_token", page.next().text());
      }
    };
  }

  /** The ids of all trials, best rank first, then the earliest start. */
  private List<String> ranked(String experiment) {
    List<Ranked> trials =
        store.readRuns(
            search(experiment, "tags.`assay.kind` = 'trial'", "start_time ASC"),
            Set.of(RUN_ID, RANK),
            page -> page.items().stream().map(Ranked::of).toList());
    return trials.stream()
        .sorted(Comparator.comparingInt(trial -> trial.rank().orElse(Integer.MAX_VALUE)))
        .map(Ranked::runId)
        .toList();
  }

  private static RunSearch search(String experiment, String filter, String order) {
    return new RunSearch(
        List.of(experiment),
        Filter.parse(filter, Vocabulary.ASSAY_RUNS, KeyNames.NONE),
        Order.parse(List.of(order), Vocabulary.ASSAY_RUNS),
        ViewType.ACTIVE_ONLY,
        PageRequest.EVERYTHING);
  }

  private List<Trial> load(String experiment, List<String> ids) {
    String list =
        ids.stream()
            .map(id -> id.replace("'", "''"))
            .collect(Collectors.joining("', '", "('", "')"));
    Map<String, Run> runs =
        store.searchRuns(search(experiment, "run_id IN " + list, "run_id")).items().stream()
            .collect(Collectors.toMap(run -> run.info().id(), Function.identity()));
    String filter = "tags.`assay.kind` = 'fit' AND tags.`%s` IN ".formatted(TrialTags.PARENT);
    Map<String, List<Run>> fits =
        store.searchRuns(search(experiment, filter + list, "start_time ASC")).items().stream()
            .collect(Collectors.groupingBy(fit -> TrialTags.of(fit).get(TrialTags.PARENT)));
    return ids.stream()
        .flatMap(id -> Optional.ofNullable(runs.get(id)).stream()) // some were deleted meanwhile
        .map(run -> Trial.of(run, fits.getOrDefault(run.info().id(), List.of())))
        .toList();
  }
}
