// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.model.Experiment;
import assay.tracker.model.Tag;
import assay.tracker.search.Filter;
import assay.tracker.search.Order;
import assay.tracker.search.Vocabulary;
import assay.tracker.store.ExperimentSearch;
import assay.tracker.store.NewExperiment;
import assay.tracker.store.Page;
import assay.tracker.store.TrackingStore;
import java.util.List;
import java.util.Optional;

/** Everything under {@code /experiments}. */
final class ExperimentEndpoints {

  private final TrackingStore store;

  ExperimentEndpoints(TrackingStore store) {
    this.store = store;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post("/experiments/create", this::create),
        Endpoint.get("/experiments/get", this::find),
        Endpoint.get("/experiments/get-by-name", this::findByName),
        Endpoint.get("/experiments/search", this::search),
        Endpoint.search("/experiments/search", this::search),
        Endpoint.post("/experiments/update", this::update),
        Endpoint.post("/experiments/delete", this::delete),
        Endpoint.post("/experiments/restore", this::restore),
        Endpoint.post("/experiments/set-experiment-tag", this::setTag),
        Endpoint.post("/experiments/delete-experiment-tag", this::deleteTag));
  }

  private Answer create(Arguments arguments) {
    String name = name(arguments, "name");
    Optional<String> location =
        arguments
            .findText("artifact_location")
            .filter(text -> !text.isEmpty())
            .map(ArtifactPlaces::checkLocation);
    List<Tag> tags = arguments.objects("tags").stream().map(ExperimentEndpoints::tag).toList();
    String id = store.createExperiment(new NewExperiment(name, location, tags)).id();
    return json -> json.writeStringField("experiment_id", id);
  }

  private static String name(Arguments arguments, String parameter) {
    return Limits.notLonger(parameter, arguments.requireText(parameter), Limits.EXPERIMENT_NAME);
  }

  private static Tag tag(Arguments arguments) {
    String key = Limits.key(arguments.pathOf("key"), arguments.requireText("key"));
    String value = arguments.text("value");
    return new Tag(
        key, Limits.notLonger(arguments.pathOf("value"), value, Limits.EXPERIMENT_TAG_VALUE));
  }

  private Answer find(Arguments arguments) {
    return answer(store.requireExperiment(id(arguments)));
  }

  private Answer findByName(Arguments arguments) {
    return answer(store.requireExperimentNamed(arguments.requireText("experiment_name")));
  }

  private static Answer answer(Experiment experiment) {
    return json -> {
      json.writeObjectFieldStart("experiment");
      Encoder.experiment(json, experiment);
      json.writeEndObject();
    };
  }

  private Answer search(Arguments arguments) {
    ExperimentSearch search =
        new ExperimentSearch(
            Filter.parse(arguments.text("filter"), Vocabulary.EXPERIMENTS),
            Order.parse(arguments.texts("order_by"), Vocabulary.EXPERIMENTS),
            Paging.view(arguments, "view_type"),
            Paging.of(arguments));
    Page<Experiment> found = store.searchExperiments(search);
    return json -> Encoder.page(json, "experiments", found, Encoder::experiment);
  }

  private Answer update(Arguments arguments) {
    store.renameExperiment(id(arguments), name(arguments, "new_name"));
    return Answer.NOTHING;
  }

  private Answer delete(Arguments arguments) {
    store.deleteExperiment(id(arguments));
    return Answer.NOTHING;
  }

  private Answer restore(Arguments arguments) {
    store.restoreExperiment(id(arguments));
    return Answer.NOTHING;
  }

  private Answer setTag(Arguments arguments) {
    store.setExperimentTag(id(arguments), tag(arguments));
    return Answer.NOTHING;
  }

  private Answer deleteTag(Arguments arguments) {
    store.deleteExperimentTag(id(arguments), arguments.requireText("key"));
    return Answer.NOTHING;
  }

  private static String id(Arguments arguments) {
    return arguments.requireText("experiment_id");
  }
}
