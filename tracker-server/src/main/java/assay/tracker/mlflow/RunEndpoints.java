// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.model.Run;
import assay.tracker.model.RunInfo;
import assay.tracker.model.RunLineage;
import assay.tracker.model.RunStatus;
import assay.tracker.model.Tag;
import assay.tracker.search.Filter;
import assay.tracker.search.Order;
import assay.tracker.search.Vocabulary;
import assay.tracker.store.FoundRuns;
import assay.tracker.store.LineageStore;
import assay.tracker.store.NewRun;
import assay.tracker.store.RunSearch;
import assay.tracker.store.RunUpdate;
import assay.tracker.store.TrackingStore;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs as a whole, under {@code /runs}. */
final class RunEndpoints {

  private static final List<RunStatus> STATUSES = List.of(RunStatus.values());

  private final TrackingStore store;
  private final LineageStore lineage;
  private final InstantSource clock;
  private final RunNames names = new RunNames();

  RunEndpoints(TrackingStore store, LineageStore lineage, InstantSource clock) {
    this.store = store;
    this.lineage = lineage;
    this.clock = clock;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post("/runs/create", this::create),
        Endpoint.get("/runs/get", this::find),
        Endpoint.post("/runs/update", this::update),
        Endpoint.post("/runs/delete", this::delete),
        Endpoint.post("/runs/restore", this::restore),
        Endpoint.search("/runs/search", this::search));
  }

  private Answer create(Arguments arguments) {
    List<Tag> tags = LogEndpoints.tags(arguments);
    String experiment = arguments.requireText("experiment_id");
    NewRun run =
        new NewRun(
            experiment,
            name(arguments, tags),
            arguments.text("user_id"),
            arguments.findWholeNumber("start_time").orElseGet(clock::millis),
            tags);
    return answer(store.createRun(run), RunLineage.NONE);
  }

  /** The argument, else the tag, else one made up. */
  private String name(Arguments arguments, List<Tag> tags) {
    Optional<String> argument = arguments.findText("run_name").filter(name -> !name.isEmpty());
    Optional<String> tag =
        tags.stream().filter(it -> it.key().equals(Tag.RUN_NAME)).map(Tag::value).findFirst();
    if (argument.isPresent() && tag.isPresent() && !argument.equals(tag)) {
      throw RequestException.invalid(
          ("Both 'run_name' argument and '%s' tag are specified, but with different values"
                  + " (run_name='%s', %s='%s').")
              .formatted(Tag.RUN_NAME, argument.get(), Tag.RUN_NAME, tag.get()));
    }
    return Limits.cut(
        argument.or(() -> tag).filter(name -> !name.isEmpty()).orElseGet(names::next),
        Limits.TAG_VALUE);
  }

  private Answer find(Arguments arguments) {
    Run run = store.requireRun(arguments.requireRunId());
    return answer(run, lineage(List.of(run)).getOrDefault(run.info().id(), RunLineage.NONE));
  }

  private Map<String, RunLineage> lineage(List<Run> runs) {
    return lineage.lineage(runs.stream().map(run -> run.info().id()).toList());
  }

  private static Answer answer(Run run, RunLineage lineage) {
    return json -> {
      json.writeObjectFieldStart("run");
      Encoder.run(json, run, lineage);
      json.writeEndObject();
    };
  }

  private Answer update(Arguments arguments) {
    RunUpdate update =
        new RunUpdate(
            arguments
                .findText("run_name")
                .filter(name -> !name.isEmpty())
                .map(name -> Limits.cut(name, Limits.TAG_VALUE)),
            arguments.findWord("status", STATUSES),
            arguments.findWholeNumber("end_time"));
    RunInfo info = store.updateRun(arguments.requireRunId(), update);
    return json -> Encoder.info(json, "run_info", info);
  }

  private Answer delete(Arguments arguments) {
    store.deleteRun(arguments.requireRunId());
    return Answer.NOTHING;
  }

  private Answer restore(Arguments arguments) {
    store.restoreRun(arguments.requireRunId());
    return Answer.NOTHING;
  }

  private Answer search(Arguments arguments) {
    RunSearch search =
        new RunSearch(
            new ArrayList<>(arguments.texts("experiment_ids")),
            Filter.parse(arguments.text("filter"), Vocabulary.RUNS),
            Order.parse(arguments.texts("order_by"), Vocabulary.RUNS),
            Paging.view(arguments, "run_view_type"),
            Paging.of(arguments));
    FoundRuns found = store.findRuns(search);
    return json -> writeAll(json, found);
  }

  private void writeAll(JsonGenerator json, FoundRuns found) throws IOException {
    boolean none = true;
    for (List<Run> part : found.parts()) {
      if (none) {
        json.writeArrayFieldStart("runs");
        none = false;
      }
      Map<String, RunLineage> all = lineage(part);
      for (Run run : part) {
        json.writeStartObject();
        Encoder.run(json, run, all.getOrDefault(run.info().id(), RunLineage.NONE));
        json.writeEndObject();
      }
    }
    if (!none) {
      json.writeEndArray();
    }
    if (!found.isLast()) {
      json.writeStringField("next_page_token", found.next().text());
    }
  }
}
