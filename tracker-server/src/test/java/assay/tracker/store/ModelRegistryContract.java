// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.tracker.model.ModelAlias;
import assay.tracker.model.ModelStage;
import assay.tracker.model.ModelVersion;
import assay.tracker.model.RegisteredModel;
import assay.tracker.model.Tag;
import assay.tracker.search.Filter;
import assay.tracker.search.Order;
import assay.tracker.search.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ModelRegistry} must do. A test of one implements this interface. */
public interface ModelRegistryContract {

  /** The stores under test, empty before each test. */
  Stores stores();

  private ModelRegistry registry() {
    return stores().registry();
  }

  private void create(String name, Tag... tags) {
    registry().createModel(new NewRegisteredModel(name, "", List.of(tags)));
  }

  private ModelVersion version(String name, Tag... tags) {
    return registry()
        .createVersion(
            new NewModelVersion(name, "", "s3://b/m", "s3://b/m", "run", "", List.of(tags)));
  }

  private List<String> models(String filter, String... order) {
    return registry()
        .searchModels(
            new ModelSearch(
                Filter.parse(filter, Vocabulary.REGISTERED_MODELS),
                Order.parse(List.of(order), Vocabulary.REGISTERED_MODELS),
                PageRequest.EVERYTHING))
        .items()
        .stream()
        .map(RegisteredModel::name)
        .toList();
  }

  private List<String> versions(String filter, String... order) {
    return registry()
        .searchVersions(
            new ModelSearch(
                Filter.parse(filter, Vocabulary.MODEL_VERSIONS),
                Order.parse(List.of(order), Vocabulary.MODEL_VERSIONS),
                PageRequest.EVERYTHING))
        .items()
        .stream()
        .map(version -> version.name() + version.version())
        .toList();
  }

  @Test
  default void aModelIsReadBackAsItWasRegistered() {
    RegisteredModel created =
        registry()
            .createModel(
                new NewRegisteredModel(
                    "net 🧠", "good", List.of(new Tag("k", "1"), new Tag("k", "2"))));

    assertThat(registry().requireModel("net 🧠")).isEqualTo(created);
    assertThat(created.description()).isEqualTo("good");
    assertThat(created.tags()).containsExactly(new Tag("k", "2"));
    assertThat(created.lastUpdateTime()).isEqualTo(created.creationTime()).isPositive();
    assertThat(created.latestVersions()).isEmpty();
  }

  @Test
  default void namesOfModelsAreUnique() {
    create("a");
    create("b");

    assertThatThrownBy(() -> create("a"))
        .isInstanceOf(AlreadyExistsException.class)
        .hasMessageContaining("Registered Model (name=a) already exists");
    assertThatThrownBy(() -> registry().renameModel("b", "a"))
        .isInstanceOf(AlreadyExistsException.class);
  }

  @Test
  default void anUnknownModelOrVersionIsNotFound() {
    create("a");

    assertThatThrownBy(() -> registry().requireModel("x"))
        .isInstanceOf(NotFoundException.class)
        .hasMessage("Registered Model with name=x not found");
    assertThatThrownBy(() -> registry().requireVersion("a", 1))
        .isInstanceOf(NotFoundException.class)
        .hasMessage("Model Version (name=a, version=1) not found");
    assertThatThrownBy(() -> version("x")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> registry().setModelTag("x", new Tag("k", "v")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  default void versionsCountUpAndNoNumberIsGivenTwice() {
    create("a");
    version("a");
    version("a");
    registry().deleteVersion("a", 2);

    assertThat(version("a").version()).isEqualTo(3);
    assertThat(versions("name = 'a'")).containsExactly("a3", "a1");
  }

  @Test
  default void aRenameCarriesVersionsTagsAndAliases() {
    create("a", new Tag("k", "v"));
    version("a");
    registry().setAlias("a", "best", 1);

    RegisteredModel renamed = registry().renameModel("a", "b");

    assertThat(renamed.tags()).containsExactly(new Tag("k", "v"));
    assertThat(renamed.aliases()).containsExactly(new ModelAlias("best", 1));
    assertThat(renamed.latestVersions()).extracting(ModelVersion::name).containsExactly("b");
    assertThat(registry().requireVersionOfAlias("b", "best").version()).isEqualTo(1);
    assertThatThrownBy(() -> registry().requireModel("a")).isInstanceOf(NotFoundException.class);
  }

  @Test
  default void aDeletedModelTakesItsVersionsAlongAndItsNameIsFree() {
    create("a");
    version("a", new Tag("k", "v"));
    registry().setAlias("a", "best", 1);

    registry().deleteModel("a");
    create("a");

    assertThat(versions("")).isEmpty();
    assertThat(registry().requireModel("a").aliases()).isEmpty();
    assertThat(version("a").version()).isEqualTo(1);
  }

  @Test
  default void anAliasPointsToOneVersionUntilItMoves() {
    create("a");
    version("a");
    version("a");
    registry().setAlias("a", "best", 1);
    registry().setAlias("a", "best", 2);
    registry().setAlias("a", "old", 1);

    assertThat(registry().requireVersionOfAlias("a", "best").aliases()).containsExactly("best");
    assertThat(registry().requireVersion("a", 2).aliases()).containsExactly("best");
    registry().deleteVersion("a", 2);
    registry().deleteAlias("a", "old");
    registry().deleteAlias("a", "never there");
    assertThat(registry().requireModel("a").aliases()).isEmpty();
    assertThatThrownBy(() -> registry().requireVersionOfAlias("a", "best"))
        .isInstanceOf(RefusedException.class)
        .hasMessage("Registered model alias best not found.");
  }

  @Test
  default void theNewestVersionOfEachStageIsTheLatest() {
    create("a");
    for (int i = 0; i < 4; i++) {
      version("a");
    }
    registry().moveVersion("a", 1, ModelStage.PRODUCTION, false);
    registry().moveVersion("a", 2, ModelStage.PRODUCTION, false);

    assertThat(registry().requireModel("a").latestVersions())
        .extracting(ModelVersion::version)
        .containsExactly(2, 4);
  }

  @Test
  default void aMoveCanArchiveWhatWasThere() {
    create("a");
    version("a");
    version("a");
    registry().moveVersion("a", 1, ModelStage.PRODUCTION, true);

    ModelVersion moved = registry().moveVersion("a", 2, ModelStage.PRODUCTION, true);

    assertThat(moved.stage()).isEqualTo(ModelStage.PRODUCTION);
    assertThat(registry().requireVersion("a", 1).stage()).isEqualTo(ModelStage.ARCHIVED);
  }

  @Test
  default void descriptionsAndTagsChange() {
    create("a");
    version("a", new Tag("k", "v"));

    assertThat(registry().describeModel("a", "new").description()).isEqualTo("new");
    assertThat(registry().describeVersion("a", 1, "v1").description()).isEqualTo("v1");
    registry().setVersionTag("a", 1, new Tag("k", "w"));
    registry().setVersionTag("a", 1, new Tag("l", ""));
    registry().deleteVersionTag("a", 1, "never there");
    assertThat(registry().requireVersion("a", 1).tags())
        .containsExactly(new Tag("k", "w"), new Tag("l", ""));
    registry().deleteVersionTag("a", 1, "k");
    registry().setModelTag("a", new Tag("m", "1"));
    registry().deleteModelTag("a", "m");
    assertThat(registry().requireVersion("a", 1).tags()).containsExactly(new Tag("l", ""));
    assertThat(registry().requireModel("a").tags()).isEmpty();
  }

  @Test
  default void modelsAreSearchedByNameAndTag() {
    create("b", new Tag("team", "x"));
    create("a", new Tag("team", "y"));
    create("c");

    assertThat(models("")).containsExactly("a", "b", "c");
    assertThat(models("name LIKE '%'", "name DESC")).containsExactly("c", "b", "a");
    assertThat(models("tags.team != 'x'")).containsExactly("a");
    assertThat(models("name ILIKE 'B'")).containsExactly("b");
  }

  @Test
  default void versionsAreSearchedByTheirOrigin() {
    create("a");
    create("b");
    version("a");
    version("b");
    version("b");

    assertThat(versions("")).containsExactly("a1", "b2", "b1");
    assertThat(versions("run_id IN ('run', 'x') AND version_number > 1")).containsExactly("b2");
    assertThat(versions("source_path = 's3://b/m'", "version_number ASC", "name DESC"))
        .containsExactly("b1", "a1", "b2");
  }

  @Test
  default void promptsAreFoundOnlyWhenAskedFor() {
    create("prompt", new Tag(ModelRegistry.PROMPT_TAG, "true"));
    create("model");

    assertThat(models("")).containsExactly("model");
    assertThat(models("tags.`mlflow.prompt.is_prompt` = 'true'")).containsExactly("prompt");
    assertThat(models("tags.`mlflow.prompt.is_prompt` != 'true'")).containsExactly("model");
  }
}
