// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.Experiment;
import assay.tracker.model.LoggedModel;
import assay.tracker.model.LoggedModelStatus;
import assay.tracker.model.ModelMetric;
import assay.tracker.model.Param;
import assay.tracker.model.Tag;
import assay.tracker.search.FieldKind;
import assay.tracker.store.LoggedModelSearch;
import assay.tracker.store.LoggedModelStore;
import assay.tracker.store.NewLoggedModel;
import assay.tracker.store.NotFoundException;
import assay.tracker.store.Page;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/**
 * {@link LoggedModelStore} over one SQLite file, which its {@link SqliteStore} opens and closes.
 */
final class SqliteLoggedModelStore implements LoggedModelStore {

  private final Writer writer;
  private final Readers readers;
  private final ExperimentTable experiments;
  private final InstantSource clock;

  SqliteLoggedModelStore(
      Writer writer, Readers readers, ExperimentTable experiments, InstantSource clock) {
    this.writer = writer;
    this.readers = readers;
    this.experiments = experiments;
    this.clock = clock;
  }

  @Override
  public LoggedModel create(NewLoggedModel model) {
    return writer.write(scope -> {
      Experiment experiment = experiments.requireActive(scope.session(), model.experimentId());
      return LoggedModelTable.create(scope.session(), experiment, model, clock.millis());
    });
  }

  @Override
  public LoggedModel require(String id) {
    return readers.read(session -> LoggedModelTable.require(session, id));
  }

  @Override
  public LoggedModel setStatus(String id, LoggedModelStatus status) {
    return writer.write(scope -> {
      update(scope.session(), id, "status", status.name());
      return LoggedModelTable.require(scope.session(), id);
    });
  }

  @Override
  public void delete(String id) {
    writer.run(scope -> update(scope.session(), id, "lifecycle_stage", "deleted"));
  }

  private void update(Session session, String id, String column, String value) throws SQLException {
    long row = LoggedModelTable.requireRow(session, id);
    session.update(
        "UPDATE logged_model SET %s = ?, last_update_time = ? WHERE id = ?".formatted(column),
        value,
        clock.millis(),
        row);
  }

  @Override
  public void addParams(String id, List<Param> params) {
    writer.run(scope -> {
      long row = LoggedModelTable.requireRow(scope.session(), id);
      LoggedModelTable.addParams(scope.session(), row, params);
    });
  }

  @Override
  public void setTags(String id, List<Tag> tags) {
    writer.run(scope -> {
      long row = LoggedModelTable.requireRow(scope.session(), id);
      LoggedModelTable.TAGS.putAll(scope.session(), row, tags);
    });
  }

  @Override
  public void deleteTag(String id, String key) {
    writer.run(scope -> {
      long row = LoggedModelTable.requireRow(scope.session(), id);
      if (!LoggedModelTable.TAGS.delete(scope.session(), row, key)) {
        throw new NotFoundException(
            "No tag with key '%s' found for model with ID '%s'.".formatted(key, id));
      }
    });
  }

  @Override
  public void addMetrics(String runId, List<ModelMetric> metrics) {
    writer.run(scope -> {
      RunKey run = RunKey.requireActive(scope.session(), runId);
      for (ModelMetric metric : metrics) {
        LoggedModelTable.addMetric(scope.session(), run, metric);
      }
    });
  }

  @Override
  public Page<LoggedModel> search(LoggedModelSearch search) {
    boolean byDataset =
        !search.datasets().isEmpty()
            && search.filter().fields().stream()
                .noneMatch(field -> field.kind() == FieldKind.METRIC);
    List<LoggedModel> found =
        readers
            .read(session -> LoggedModelTable.ofExperiments(session, search.experimentIds()))
            .stream()
            .map(model -> new LoggedModelRow(model, search.datasets()))
            .filter(row -> !byDataset || row.hasMetrics())
            .filter(search.filter()::matches)
            .map(LoggedModelRow::model)
            .sorted(comparator(search.order()))
            .toList();
    return search.page().of(found);
  }

  private static Comparator<LoggedModel> comparator(List<LoggedModelSearch.Key> keys) {
    Comparator<LoggedModel> order = LoggedModelRow.NEWEST_FIRST;
    for (LoggedModelSearch.Key key : keys.reversed()) {
      Comparator<LoggedModelRow> byKey =
          key.order().comparator(Comparator.comparing(LoggedModelRow::model, order));
      order =
          Comparator.comparing(model -> new LoggedModelRow(model, List.of(key.dataset())), byKey);
    }
    return order;
  }
}
