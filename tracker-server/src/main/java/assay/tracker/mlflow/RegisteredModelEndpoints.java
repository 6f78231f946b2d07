// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.model.ModelStage;
import assay.tracker.model.ModelVersion;
import assay.tracker.model.RegisteredModel;
import assay.tracker.search.Filter;
import assay.tracker.search.Order;
import assay.tracker.search.Vocabulary;
import assay.tracker.store.ModelRegistry;
import assay.tracker.store.ModelSearch;
import assay.tracker.store.NewRegisteredModel;
import assay.tracker.store.NotFoundException;
import assay.tracker.store.Page;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything under {@code /registered-models}. */
final class RegisteredModelEndpoints {

  private final ModelRegistry registry;

  RegisteredModelEndpoints(ModelRegistry registry) {
    this.registry = registry;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post("/registered-models/create", this::create),
        Endpoint.get("/registered-models/get", this::find),
        Endpoint.get("/registered-models/search", this::search),
        Endpoint.patch("/registered-models/update", this::update),
        Endpoint.post("/registered-models/rename", this::rename),
        Endpoint.delete("/registered-models/delete", this::delete),
        Endpoint.post("/registered-models/set-tag", this::setTag),
        Endpoint.delete("/registered-models/delete-tag", this::deleteTag),
        Endpoint.post("/registered-models/get-latest-versions", this::latestVersions),
        Endpoint.get("/registered-models/get-latest-versions", this::latestVersions),
        Endpoint.post("/registered-models/alias", this::setAlias),
        Endpoint.delete("/registered-models/alias", this::deleteAlias),
        Endpoint.get("/registered-models/alias", this::findByAlias));
  }

  private static String name(Arguments arguments) {
    return arguments.requireText("name");
  }

  private Answer create(Arguments arguments) {
    NewRegisteredModel model =
        new NewRegisteredModel(
            name(arguments), arguments.text("description"), RegistryArguments.tags(arguments));
    return RegistryEncoder.answer(registry.createModel(model));
  }

  private Answer find(Arguments arguments) {
    return RegistryEncoder.answer(registry.requireModel(name(arguments)));
  }

  private Answer search(Arguments arguments) {
    Page<RegisteredModel> found =
        registry.searchModels(
            new ModelSearch(
                Filter.parse(arguments.text("filter"), Vocabulary.REGISTERED_MODELS),
                Order.parse(arguments.texts("order_by"), Vocabulary.REGISTERED_MODELS),
                Paging.of(
                    arguments, Limits.REGISTERED_MODELS_DEFAULT, Limits.REGISTERED_MODELS_MAX)));
    return json -> Encoder.page(json, "registered_models", found, RegistryEncoder::model);
  }

  private Answer update(Arguments arguments) {
    return RegistryEncoder.answer(
        registry.describeModel(name(arguments), arguments.text("description")));
  }

  private Answer rename(Arguments arguments) {
    return RegistryEncoder.answer(
        registry.renameModel(name(arguments), arguments.requireText("new_name")));
  }

  private Answer delete(Arguments arguments) {
    registry.deleteModel(name(arguments));
    return Answer.NOTHING;
  }

  private Answer setTag(Arguments arguments) {
    registry.setModelTag(name(arguments), RegistryArguments.tag(arguments));
    return Answer.NOTHING;
  }

  private Answer deleteTag(Arguments arguments) {
    registry.deleteModelTag(name(arguments), arguments.requireText("key"));
    return Answer.NOTHING;
  }

  private Answer latestVersions(Arguments arguments) {
    List<String> words = arguments.texts("stages");
    Set<ModelStage> stages =
        words.isEmpty()
            ? EnumSet.allOf(ModelStage.class)
            : words.stream().map(RegistryArguments::stage).collect(Collectors.toSet());
    List<ModelVersion> latest =
        registry.requireModel(name(arguments)).latestVersions().stream()
            .filter(version -> stages.contains(version.stage()))
            .toList();
    return json -> Encoder.list(json, "model_versions", latest, RegistryEncoder::version);
  }

  private Answer setAlias(Arguments arguments) {
    registry.setAlias(
        name(arguments), RegistryArguments.freeAlias(arguments), arguments.requireVersion());
    return Answer.NOTHING;
  }

  private Answer deleteAlias(Arguments arguments) {
    registry.deleteAlias(name(arguments), RegistryArguments.alias(arguments));
    return Answer.NOTHING;
  }

  private Answer findByAlias(Arguments arguments) {
    String name = name(arguments);
    String alias = RegistryArguments.alias(arguments);
    return RegistryEncoder.answer(
        alias.equalsIgnoreCase(RegistryArguments.LATEST)
            ? latest(name)
            : registry.requireVersionOfAlias(name, alias));
  }

  private ModelVersion latest(String name) {
    return registry.requireModel(name).latestVersions().stream()
        .max(Comparator.comparingInt(ModelVersion::version))
        .orElseThrow(
            () -> new NotFoundException("Latest version not found for model %s.".formatted(name)));
  }
}
