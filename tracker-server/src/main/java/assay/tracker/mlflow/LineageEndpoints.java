// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.model.Dataset;
import assay.tracker.model.DatasetInput;
import assay.tracker.model.DatasetSummary;
import assay.tracker.model.ModelOutput;
import assay.tracker.model.Tag;
import assay.tracker.store.LineageStore;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** What runs read and made: data sets and logged models. */
final class LineageEndpoints {

  static final String SEARCH_DATASETS = "/experiments/search-datasets";

  private final LineageStore lineage;

  LineageEndpoints(LineageStore lineage) {
    this.lineage = lineage;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post("/runs/log-inputs", this::addInputs),
        Endpoint.post("/runs/outputs", this::addOutputs),
        searchDatasets());
  }

  Endpoint searchDatasets() {
    return Endpoint.post(SEARCH_DATASETS, this::datasets);
  }

  private Answer addInputs(Arguments arguments) {
    String run = arguments.requireText("run_id");
    List<DatasetInput> datasets =
        arguments.objects("datasets").stream().map(LineageEndpoints::input).toList();
    List<String> models =
        arguments.objects("models").stream().map(it -> it.requireText("model_id")).toList();
    lineage.addInputs(run, datasets, models);
    return Answer.NOTHING;
  }

  private static DatasetInput input(Arguments arguments) {
    return new DatasetInput(
        dataset(arguments.requireObject("dataset")),
        arguments.objects("tags").stream().map(LineageEndpoints::tag).toList());
  }

  private static Dataset dataset(Arguments arguments) {
    return new Dataset(
        Limits.notLonger("name", arguments.requireText("name"), Limits.DATASET_NAME),
        Limits.notLonger("digest", arguments.requireText("digest"), Limits.DATASET_DIGEST),
        arguments.requireText("source_type"),
        Limits.notLonger("source", arguments.requireText("source"), Limits.DATASET_SOURCE),
        Limits.notLonger("schema", arguments.text("schema"), Limits.DATASET_SCHEMA),
        Limits.notLonger("profile", arguments.text("profile"), Limits.DATASET_PROFILE));
  }

  private static Tag tag(Arguments arguments) {
    return new Tag(
        Limits.notLonger("key", arguments.requireText("key"), Limits.INPUT_TAG_KEY),
        Limits.notLonger("value", arguments.text("value"), Limits.INPUT_TAG_VALUE));
  }

  private Answer addOutputs(Arguments arguments) {
    List<ModelOutput> models =
        arguments.objects("models").stream()
            .map(it ->
                new ModelOutput(it.requireText("model_id"), it.findWholeNumber("step").orElse(0)))
            .toList();
    lineage.addOutputs(arguments.requireText("run_id"), models);
    return Answer.NOTHING;
  }

  private Answer datasets(Arguments arguments) {
    List<String> experiments = arguments.texts("experiment_ids");
    if (experiments.isEmpty()) {
      throw RequestException.invalid(
          "SearchDatasets request must specify at least one experiment_id.");
    }
    if (experiments.size() > Limits.DATASET_EXPERIMENTS) {
      throw RequestException.invalid(
          ("SearchDatasets request cannot specify more than %d experiment_ids. Received %d"
                  + " experiment_ids.")
              .formatted(Limits.DATASET_EXPERIMENTS, experiments.size()));
    }
    List<DatasetSummary> found = lineage.datasets(experiments, Limits.DATASET_SUMMARIES);
    return json -> Encoder.list(json, "dataset_summaries", found, LineageEndpoints::summary);
  }

  private static void summary(JsonGenerator json, DatasetSummary summary) throws IOException {
    json.writeStringField("experiment_id", summary.experimentId());
    json.writeStringField("name", summary.name());
    json.writeStringField("digest", summary.digest());
    Encoder.unlessEmpty(json, "context", summary.context());
  }
}
