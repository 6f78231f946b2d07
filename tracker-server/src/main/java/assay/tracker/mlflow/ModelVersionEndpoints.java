// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.model.LoggedModel;
import assay.tracker.model.ModelStage;
import assay.tracker.model.ModelVersion;
import assay.tracker.model.Tag;
import assay.tracker.search.Filter;
import assay.tracker.search.Order;
import assay.tracker.search.Vocabulary;
import assay.tracker.store.ModelRegistry;
import assay.tracker.store.ModelSearch;
import assay.tracker.store.NewModelVersion;
import assay.tracker.store.NotFoundException;
import assay.tracker.store.Page;
import assay.tracker.store.RefusedException;
import assay.tracker.store.Stores;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything under {@code /model-versions}. */
final class ModelVersionEndpoints {

  private static final Pattern LOGGED_MODEL = Pattern.compile("models:/+(m-[0-9a-f]{32})/?");
  private static final Pattern VERSION = Pattern.compile("models:/+([^/@]+)/(\\d+)/?");
  private static final Pattern ALIAS = Pattern.compile("models:/+([^/@]+)@([^/@]+)");
  private static final List<String> NEWEST_CHANGE_FIRST = List.of("last_updated_timestamp DESC");

  private final Stores stores;
  private final ModelRegistry registry;

  ModelVersionEndpoints(Stores stores) {
    this.stores = stores;
    this.registry = stores.registry();
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post("/model-versions/create", this::create),
        Endpoint.get("/model-versions/get", this::find),
        Endpoint.get("/model-versions/search", this::search),
        Endpoint.patch("/model-versions/update", this::update),
        Endpoint.delete("/model-versions/delete", this::delete),
        Endpoint.post("/model-versions/transition-stage", this::move),
        Endpoint.get("/model-versions/get-download-uri", this::downloadUri),
        Endpoint.post("/model-versions/set-tag", this::setTag),
        Endpoint.delete("/model-versions/delete-tag", this::deleteTag));
  }

  private static String name(Arguments arguments) {
    return arguments.requireText("name");
  }

  private Answer create(Arguments arguments) {
    String name = name(arguments);
    String source = arguments.requireText("source");
    List<Tag> tags = RegistryArguments.tags(arguments);
    Optional<LoggedModel> model =
        arguments
            .findText("model_id")
            .filter(id -> !id.isEmpty())
            .map(stores.loggedModels()::require);
    String run = arguments.text("run_id");
    if (tags.stream().noneMatch(tag -> tag.key().equals(ModelRegistry.PROMPT_TAG))) {
      check(new ModelSource(source), model, run);
    }
    Origin origin = origin(source);
    ModelVersion version =
        registry.createVersion(
            new NewModelVersion(
                name,
                arguments.text("description"),
                source,
                origin.location(),
                run.isEmpty() ? runOf(model.or(origin::model)) : run,
                arguments.text("run_link"),
                tags));
    model.ifPresent(it -> ModelVersionLinks.add(stores.loggedModels(), it, version));
    return RegistryEncoder.answer(version);
  }

  private void check(ModelSource source, Optional<LoggedModel> model, String run) {
    if (model.isPresent()) {
      source.check(model.map(LoggedModel::artifactUri), "model_id");
    } else {
      source.check(
          Optional.of(run).filter(id -> !id.isEmpty()).flatMap(this::artifactsOf), "run_id");
    }
  }

  private Optional<String> artifactsOf(String run) {
    try {
      return Optional.of(stores.tracking().requireRunInfo(run).artifactUri());
    } catch (NotFoundException e) {
      return Optional.empty(); // a run of another server
    }
  }

  private static String runOf(Optional<LoggedModel> model) {
    return model.map(LoggedModel::sourceRunId).orElse("");
  }

  /** What a source stands for. */
  private record Origin(String location, Optional<LoggedModel> model) {}

  private Origin origin(String source) {
    if (!source.startsWith("models:")) {
      return new Origin(source, Optional.empty());
    }
    try {
      return modelOrigin(source);
    } catch (NotFoundException | RefusedException e) {
      throw RequestException.invalid(
          "Unable to fetch model from model URI source artifact location '%s'. Error: %s"
              .formatted(source, e.getMessage()));
    }
  }

  private Origin modelOrigin(String source) {
    Matcher logged = LOGGED_MODEL.matcher(source);
    if (logged.matches()) {
      LoggedModel model = stores.loggedModels().require(logged.group(1));
      return new Origin(model.artifactUri(), Optional.of(model));
    }
    Matcher version = VERSION.matcher(source);
    if (version.matches()) {
      int number = Integer.parseInt(version.group(2));
      return new Origin(
          registry.requireVersion(version.group(1), number).location(), Optional.empty());
    }
    Matcher alias = ALIAS.matcher(source);
    if (alias.matches()) {
      return new Origin(
          registry.requireVersionOfAlias(alias.group(1), alias.group(2)).location(),
          Optional.empty());
    }
    throw new RefusedException(
        "Not a proper models:/ URI: models:/MODEL_ID, models:/NAME/VERSION or models:/NAME@ALIAS"
            + " is wanted.");
  }

  private Answer find(Arguments arguments) {
    return RegistryEncoder.answer(version(arguments));
  }

  private ModelVersion version(Arguments arguments) {
    return registry.requireVersion(name(arguments), arguments.requireVersion());
  }

  private Answer search(Arguments arguments) {
    List<String> order = arguments.texts("order_by");
    Page<ModelVersion> found =
        registry.searchVersions(
            new ModelSearch(
                Filter.parse(arguments.text("filter"), Vocabulary.MODEL_VERSIONS),
                Order.parse(
                    order.isEmpty() ? NEWEST_CHANGE_FIRST : order, Vocabulary.MODEL_VERSIONS),
                Paging.of(arguments, Limits.MODEL_VERSIONS_DEFAULT, Limits.MODEL_VERSIONS_MAX)));
    return json -> Encoder.page(json, "model_versions", found, RegistryEncoder::version);
  }

  private Answer update(Arguments arguments) {
    return RegistryEncoder.answer(
        registry.describeVersion(
            name(arguments), arguments.requireVersion(), arguments.text("description")));
  }

  private Answer delete(Arguments arguments) {
    registry.deleteVersion(name(arguments), arguments.requireVersion());
    return Answer.NOTHING;
  }

  private Answer move(Arguments arguments) {
    String word = arguments.requireText("stage");
    ModelStage stage = RegistryArguments.stage(word);
    boolean archive = arguments.flag("archive_existing_versions", false);
    if (archive && stage != ModelStage.STAGING && stage != ModelStage.PRODUCTION) {
      throw RequestException.invalid(
          ("Model version transition cannot archive existing model versions because '%s' is not an"
                  + " Active stage. Valid stages are ['Staging', 'Production']")
              .formatted(word));
    }
    return RegistryEncoder.answer(
        registry.moveVersion(name(arguments), arguments.requireVersion(), stage, archive));
  }

  private Answer downloadUri(Arguments arguments) {
    ModelVersion version = version(arguments);
    return json -> json.writeStringField("artifact_uri", version.location());
  }

  private Answer setTag(Arguments arguments) {
    registry.setVersionTag(
        name(arguments), arguments.requireVersion(), RegistryArguments.tag(arguments));
    return Answer.NOTHING;
  }

  private Answer deleteTag(Arguments arguments) {
    registry.deleteVersionTag(
        name(arguments), arguments.requireVersion(), arguments.requireText("key"));
    return Answer.NOTHING;
  }
}
