// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.tracker.model.LoggedModel;
import assay.tracker.model.LoggedModelStatus;
import assay.tracker.model.Metric;
import assay.tracker.model.ModelMetric;
import assay.tracker.model.Param;
import assay.tracker.model.Tag;
import assay.tracker.search.Filter;
import assay.tracker.search.Order;
import assay.tracker.search.Vocabulary;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link LoggedModelStore} must do. A test of one implements this interface. */
public interface LoggedModelStoreContract {

  /** The stores under test, empty before each test, with the artifact root {@code root:/}. */
  Stores stores();

  private LoggedModelStore models() {
    return stores().loggedModels();
  }

  private LoggedModel model(String name, Param... params) {
    return models().create(new NewLoggedModel("0", name, "net", "", List.of(params), List.of()));
  }

  private String newRun() {
    return stores().tracking().createRun(new NewRun("0", "r", "", 1, List.of())).info().id();
  }

  private void measure(String run, LoggedModel model, Metric metric, String name, String digest) {
    models().addMetrics(run, List.of(new ModelMetric(metric, model.id(), run, name, digest)));
  }

  private static LoggedModelSearch search(String filter, List<DatasetFilter> datasets) {
    return new LoggedModelSearch(
        List.of("0"),
        Filter.parse(filter, Vocabulary.LOGGED_MODELS),
        datasets,
        List.of(),
        PageRequest.EVERYTHING);
  }

  private List<String> names(LoggedModelSearch search) {
    return models().search(search).items().stream().map(LoggedModel::name).toList();
  }

  private List<String> names(String filter) {
    return names(search(filter, List.of()));
  }

  private List<String> ordered(LoggedModelSearch.Key... keys) {
    return names(
        new LoggedModelSearch(
            List.of("0"), Filter.EVERYTHING, List.of(), List.of(keys), PageRequest.EVERYTHING));
  }

  private static LoggedModelSearch.Key by(String field, boolean descending, String dataset) {
    return new LoggedModelSearch.Key(
        Order.by(field, descending, Vocabulary.LOGGED_MODELS), new DatasetFilter(dataset, ""));
  }

  @Test
  default void aLoggedModelIsReadBack() {
    LoggedModel created =
        models()
            .create(
                new NewLoggedModel(
                    "0",
                    "net",
                    "mlp",
                    "run",
                    List.of(new Param("depth", "3")),
                    List.of(new Tag("t", "1"))));

    assertThat(models().require(created.id())).isEqualTo(created);
    assertThat(created.id()).matches("m-[0-9a-f]{32}");
    assertThat(created.status()).isEqualTo(LoggedModelStatus.PENDING);
    assertThat(created.artifactUri()).isEqualTo("root:/0/models/" + created.id() + "/artifacts");
    assertThat(created.params()).containsExactly(new Param("depth", "3"));
    assertThat(created.tags()).containsExactly(new Tag("t", "1"));
  }

  @Test
  default void aLoggedModelNeedsAnActiveExperiment() {
    assertThatThrownBy(
            () -> models().create(new NewLoggedModel("99", "n", "", "", List.of(), List.of())))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  default void aDeletedLoggedModelIsNotFound() {
    LoggedModel model = model("a");

    models().delete(model.id());

    assertThat(names("")).isEmpty();
    assertThatThrownBy(() -> models().require(model.id()))
        .isInstanceOf(NotFoundException.class)
        .hasMessage("Logged model with ID '%s' not found.", model.id());
  }

  @Test
  default void statusTagsAndParamsAreAddedLater() {
    LoggedModel model = model("a", new Param("p", "1"));

    models().setTags(model.id(), List.of(new Tag("t", "1"), new Tag("t", "2"), new Tag("u", "")));
    models().deleteTag(model.id(), "u");
    models().addParams(model.id(), List.of(new Param("p", "1"), new Param("q", "2")));

    LoggedModel read = models().setStatus(model.id(), LoggedModelStatus.READY);
    assertThat(read.status()).isEqualTo(LoggedModelStatus.READY);
    assertThat(read.tags()).containsExactly(new Tag("t", "2"));
    assertThat(read.params()).containsExactly(new Param("p", "1"), new Param("q", "2"));
    assertThatThrownBy(() -> models().addParams(model.id(), List.of(new Param("p", "9"))))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("params never change");
    assertThatThrownBy(() -> models().deleteTag(model.id(), "u"))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  default void metricsOfALoggedModelAreKeptOnce() {
    LoggedModel model = model("a");
    String run = newRun();

    measure(run, model, new Metric("acc", 0.5, 1, 1), "iris", "d1");
    measure(run, model, new Metric("acc", 0.5, 1, 1), "iris", "d1");
    measure(run, model, new Metric("acc", Double.NaN, 2, 2), "", "");

    assertThat(models().require(model.id()).metrics())
        .containsExactly(
            new ModelMetric(new Metric("acc", 0.5, 1, 1), model.id(), run, "iris", "d1"),
            new ModelMetric(new Metric("acc", Double.NaN, 2, 2), model.id(), run, "", ""));
  }

  @Test
  default void metricsOfUnknownModelsAreRefusedAsAWhole() {
    LoggedModel model = model("a");
    String run = newRun();
    Metric metric = new Metric("acc", 1, 1, 1);

    assertThatThrownBy(() ->
            models()
                .addMetrics(
                    run,
                    List.of(
                        new ModelMetric(metric, model.id(), run, "", ""),
                        new ModelMetric(metric, "m-x", run, "", ""))))
        .isInstanceOf(NotFoundException.class);
    assertThat(models().require(model.id()).metrics()).isEmpty();
  }

  @Test
  default void loggedModelsAreSearchedByAnyOfTheirMetrics() {
    LoggedModel a = model("a", new Param("depth", "3"));
    LoggedModel b = model("b");
    String run = newRun();
    measure(run, a, new Metric("acc", 0.9, 1, 1), "iris", "d1");
    measure(run, a, new Metric("acc", 0.1, 1, 2), "wine", "d1");
    measure(run, b, new Metric("acc", 0.5, 1, 1), "wine", "d2");

    assertThat(names("metrics.acc > 0.8")).containsExactly("a");
    assertThat(names("metrics.acc < 0.2")).containsExactly("a");
    assertThat(names("params.depth = '3' AND model_type = 'net'")).containsExactly("a");
    assertThat(names("name IN ('b', 'c')")).containsExactly("b");
    DatasetFilter wine = new DatasetFilter("wine", "");
    assertThat(names(search("metrics.acc > 0.8", List.of(wine)))).isEmpty();
    assertThat(names(search("", List.of(new DatasetFilter("wine", "d2"))))).containsExactly("b");
    assertThat(names(search("", List.of(wine)))).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  default void loggedModelsAreOrderedByTheLatestMetricOnADataSet() {
    LoggedModel a = model("a");
    LoggedModel b = model("b");
    model("c");
    String run = newRun();
    measure(run, a, new Metric("acc", 0.9, 1, 1), "iris", "d");
    measure(run, a, new Metric("acc", 0.1, 2, 2), "wine", "d");
    measure(run, b, new Metric("acc", 0.5, 1, 1), "wine", "d");
    measure(run, b, new Metric("acc", 0.4, 1, 1), "iris", "d");

    assertThat(ordered(by("metrics.acc", true, ""))).containsExactly("b", "a", "c");
    assertThat(ordered(by("metrics.acc", true, "iris"))).containsExactly("a", "b", "c");
    assertThat(ordered(by("metrics.acc", false, "wine"))).containsExactly("a", "b", "c");
    assertThat(ordered(by("model_type", false, ""), by("name", true, "")))
        .isEqualTo(Stream.of("c", "b", "a").toList());
  }
}
