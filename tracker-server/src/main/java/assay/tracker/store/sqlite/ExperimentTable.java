// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.Experiment;
import assay.tracker.model.LifecycleStage;
import assay.tracker.model.Tag;
import assay.tracker.store.AlreadyExistsException;
import assay.tracker.store.ExperimentSearch;
import assay.tracker.store.NewExperiment;
import assay.tracker.store.NotFoundException;
import assay.tracker.store.Page;
import assay.tracker.store.RefusedException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Experiments and their tags. */
final class ExperimentTable {

  private static final String SELECT =
      "SELECT id, name, artifact_location, lifecycle_stage, creation_time, last_update_time"
          + " FROM experiment";

  private final String artifactRoot;
  private final InstantSource clock;

  ExperimentTable(String artifactRoot, InstantSource clock) {
    this.artifactRoot = artifactRoot;
    this.clock = clock;
  }

  void createDefault(Session session) throws SQLException {
    if (find(session, Experiment.DEFAULT_ID).isEmpty()) {
      insert(session, 0, new NewExperiment("Default", Optional.empty(), List.of()));
    }
  }

  Experiment create(Session session, NewExperiment experiment) throws SQLException {
    requireFree(session, experiment.name());
    Optional<NewExperiment.Origin> origin = experiment.origin();
    long id = origin.isPresent() ? requireFreeId(session, origin.get().id()) : nextId(session);
    insert(session, id, experiment);
    for (Tag tag : experiment.tags()) {
      putTag(session, id, tag);
    }
    return require(session, Long.toString(id));
  }

  private static long nextId(Session session) throws SQLException {
    return session
        .find("SELECT coalesce(max(id), 0) + 1 FROM experiment", row -> row.getLong(1))
        .orElseThrow();
  }

  private static long requireFreeId(Session session, String id) throws SQLException {
    if (find(session, id).isPresent()) {
      throw new AlreadyExistsException("An experiment with id %s already exists.".formatted(id));
    }
    return rowId(id);
  }

  private void insert(Session session, long id, NewExperiment experiment) throws SQLException {
    long created =
        experiment.origin().map(NewExperiment.Origin::creationTime).orElseGet(clock::millis);
    session.update(
        "INSERT INTO experiment (id, name, artifact_location, lifecycle_stage, creation_time,"
            + " last_update_time) VALUES (?, ?, ?, 'active', ?, ?)",
        id,
        experiment.name(),
        experiment.artifactLocation().orElseGet(() -> Uris.child(artifactRoot, id)),
        created,
        created);
  }

  private static void requireFree(Session session, String name) throws SQLException {
    Optional<String> stage =
        session.find(
            "SELECT lifecycle_stage FROM experiment WHERE name = ?", row -> row.getString(1), name);
    if (stage.isPresent()) {
      String hint =
          stage.get().equals("active")
              ? ""
              : " It was deleted: restore it, or rename it first, or choose another name.";
      throw new AlreadyExistsException(
          "Experiment(name=%s) already exists.%s".formatted(name, hint));
    }
  }

  private static Optional<Experiment> find(Session session, String id) throws SQLException {
    Optional<Experiment> found =
        session.find(SELECT + " WHERE id = ?", ExperimentTable::experiment, rowId(id));
    return found.isEmpty() ? found : Optional.of(withTags(session, found.get()));
  }

  Experiment require(Session session, String id) throws SQLException {
    return find(session, id).orElseThrow(() -> unknown(id));
  }

  Experiment requireNamed(Session session, String name) throws SQLException {
    Experiment found =
        session
            .find(SELECT + " WHERE name = ?", ExperimentTable::experiment, name)
            .orElseThrow(() ->
                new NotFoundException("Could not find experiment with name '%s'".formatted(name)));
    return withTags(session, found);
  }

  Experiment requireActive(Session session, String id) throws SQLException {
    Experiment experiment = require(session, id);
    if (experiment.stage() != LifecycleStage.ACTIVE) {
      throw new RefusedException(
          "The experiment %s must be in the 'active' state. Current state is deleted."
              .formatted(id));
    }
    return experiment;
  }

  private static NotFoundException unknown(String id) {
    return new NotFoundException("No Experiment with id=%s exists".formatted(id));
  }

  /** The row of a public id; -1, which no row has, for a text that is not one. */
  static long rowId(String id) {
    return id.matches("0|[1-9]\\d{0,17}") ? Long.parseLong(id) : -1;
  }

  Page<Experiment> search(Session session, ExperimentSearch search) throws SQLException {
    Map<Long, List<Tag>> tags = new HashMap<>();
    session.each(
        "SELECT experiment_id, key, value FROM experiment_tag ORDER BY key",
        row ->
            tags.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                .add(new Tag(row.getString(2), row.getString(3))));
    List<Experiment> found =
        session.list(SELECT, ExperimentTable::experiment).stream()
            .filter(experiment -> search.view().shows(experiment.stage()))
            .map(it -> withTags(it, tags.getOrDefault(rowId(it.id()), List.of())))
            .map(ExperimentRow::new)
            .filter(search.filter()::matches)
            .sorted(search.order().comparator(ExperimentRow.NEWEST_FIRST))
            .map(ExperimentRow::experiment)
            .toList();
    return search.page().of(found);
  }

  void rename(Session session, String id, String name) throws SQLException {
    Experiment experiment = require(session, id);
    if (experiment.stage() != LifecycleStage.ACTIVE) {
      throw new RefusedException(
          "Cannot rename experiment in non-active lifecycle stage. Current stage: deleted.");
    }
    if (!experiment.name().equals(name)) {
      requireFree(session, name);
    }
    session.update("UPDATE experiment SET name = ? WHERE id = ?", name, rowId(id));
    touch(session, rowId(id));
  }

  /** Gives the row. */
  long delete(Session session, String id) throws SQLException {
    return move(session, id, LifecycleStage.ACTIVE, LifecycleStage.DELETED);
  }

  /** Gives the row. */
  long restore(Session session, String id) throws SQLException {
    return move(session, id, LifecycleStage.DELETED, LifecycleStage.ACTIVE);
  }

  private long move(Session session, String id, LifecycleStage from, LifecycleStage to)
      throws SQLException {
    int moved =
        session.update(
            "UPDATE experiment SET lifecycle_stage = ? WHERE id = ? AND lifecycle_stage = ?",
            to.word(),
            rowId(id),
            from.word());
    if (moved == 0) {
      throw new NotFoundException("No %s experiment with id=%s exists".formatted(from.word(), id));
    }
    touch(session, rowId(id));
    return rowId(id);
  }

  void setTag(Session session, String id, Tag tag) throws SQLException {
    requireActive(session, id);
    putTag(session, rowId(id), tag);
    touch(session, rowId(id));
  }

  private static void putTag(Session session, long row, Tag tag) throws SQLException {
    session.update(
        "INSERT INTO experiment_tag (experiment_id, key, value) VALUES (?, ?, ?)"
            + " ON CONFLICT DO UPDATE SET value = excluded.value",
        row,
        tag.key(),
        tag.value());
  }

  void deleteTag(Session session, String id, String key) throws SQLException {
    requireActive(session, id);
    int deleted =
        session.update(
            "DELETE FROM experiment_tag WHERE experiment_id = ? AND key = ?", rowId(id), key);
    if (deleted == 0) {
      throw new NotFoundException(
          "No tag with name: %s in experiment with id %s".formatted(key, id));
    }
    touch(session, rowId(id));
  }

  private void touch(Session session, long row) throws SQLException {
    session.update("UPDATE experiment SET last_update_time = ? WHERE id = ?", clock.millis(), row);
  }

  private static Experiment experiment(ResultSet row) throws SQLException {
    return new Experiment(
        Long.toString(row.getLong(1)),
        row.getString(2),
        row.getString(3),
        LifecycleStage.of(row.getString(4)),
        row.getLong(5),
        row.getLong(6),
        List.of());
  }

  private static Experiment withTags(Session session, Experiment experiment) throws SQLException {
    return withTags(
        experiment,
        session.list(
            "SELECT key, value FROM experiment_tag WHERE experiment_id = ? ORDER BY key",
            row -> new Tag(row.getString(1), row.getString(2)),
            rowId(experiment.id())));
  }

  private static Experiment withTags(Experiment it, List<Tag> tags) {
    return new Experiment(
        it.id(),
        it.name(),
        it.artifactLocation(),
        it.stage(),
        it.creationTime(),
        it.lastUpdateTime(),
        tags);
  }
}
