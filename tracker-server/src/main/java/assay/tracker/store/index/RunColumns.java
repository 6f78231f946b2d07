// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.index;

import assay.tracker.model.LifecycleStage;
import assay.tracker.model.Metric;
import assay.tracker.model.Param;
import assay.tracker.model.Run;
import assay.tracker.model.RunInfo;
import assay.tracker.model.Tag;
import assay.tracker.search.Columns;
import assay.tracker.search.Field;
import assay.tracker.search.FieldKind;
import assay.tracker.search.NumberColumn;
import assay.tracker.search.Row;
import assay.tracker.search.RowOrder;
import assay.tracker.search.TextColumn;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * The columns of all runs. A run's row is its number in the store, so rows may be empty. Remembers
 * when each column changed last, counting the changes.
 */
final class RunColumns {

  private static final long NO_RUN = -1;
  private static final Numbers NO_NUMBERS = new Numbers();
  private static final Texts NO_TEXTS = new Texts();

  private long[] experiments = new long[0];
  private long[] starts = new long[0];
  private long lastExperiment = NO_RUN;
  private final BitSet deleted = new BitSet();
  private final RunIds ids = new RunIds();
  private final Texts names = new Texts();
  private final Texts users = new Texts();
  private final Texts statuses = new Texts();
  private final Numbers ends = new Numbers();
  private final Map<String, Numbers> metrics = new HashMap<>();
  private final Map<String, Texts> params = new HashMap<>();
  private final Map<String, Texts> tags = new HashMap<>();
  private final NameTags nameTags = new NameTags();
  private int rows;
  private long now;
  private long runsChanged;

  /** Adds a run, or puts it in the place of what was known of it. */
  void put(int row, Run run) {
    makeRoom(row);
    now++;
    RunInfo info = run.info();
    long experiment = Long.parseLong(info.experimentId());
    boolean isNew = experiments[row] == NO_RUN;
    boolean isDeleted = info.stage() == LifecycleStage.DELETED;
    if (experiments[row] != experiment
        || starts[row] != info.startTime()
        || deleted.get(row) != isDeleted) {
      runsChanged = now;
    }
    experiments[row] = experiment;
    lastExperiment = Math.max(lastExperiment, experiment);
    starts[row] = info.startTime();
    deleted.set(row, isDeleted);
    ids.set(row, info.id());
    names.set(row, info.name(), now);
    users.set(row, info.userId(), now);
    statuses.set(row, info.status().name(), now);
    setEnd(row, info.endTime());
    putData(row, run, isNew);
  }

  private void setEnd(int row, OptionalLong end) {
    if (end.isPresent()) {
      ends.set(row, (double) end.getAsLong(), now);
    } else {
      ends.clear(row, now);
    }
  }

  private void putData(int row, Run run, boolean isNew) {
    for (Metric metric : run.metrics()) {
      metrics.computeIfAbsent(metric.key(), key -> new Numbers()).set(row, metric.value(), now);
    }
    for (Param param : run.params()) {
      params.computeIfAbsent(param.key(), key -> new Texts()).set(row, param.value(), now);
    }
    nameTags.put(row, run.tags());
    if (!isNew) {
      clearTags(row, run.tags()); // of all data, only tags can go away
    }
    for (Tag tag : run.tags()) {
      if (!tag.key().equals(Tag.RUN_NAME)) {
        tags.computeIfAbsent(tag.key(), key -> new Texts()).set(row, tag.value(), now);
      }
    }
  }

  /** Clears the tags that are not among those. */
  private void clearTags(int row, List<Tag> kept) {
    Set<String> keys = new HashSet<>();
    kept.forEach(tag -> keys.add(tag.key()));
    tags.forEach((key, column) -> {
      if (!keys.contains(key)) {
        column.clear(row, now);
      }
    });
  }

  private void makeRoom(int row) {
    if (row >= experiments.length) {
      int old = experiments.length;
      int length = Math.max(64, row + 1 + (row >> 1));
      experiments = Arrays.copyOf(experiments, length);
      Arrays.fill(experiments, old, length, NO_RUN);
      starts = Arrays.copyOf(starts, length);
    }
    rows = Math.max(rows, row + 1);
  }

  void setStage(int row, LifecycleStage stage) {
    now++;
    runsChanged = now;
    deleted.set(row, stage == LifecycleStage.DELETED);
  }

  /** Does nothing for a row without a run. */
  void remove(int row) {
    if (row >= rows) {
      return;
    }
    now++;
    runsChanged = now;
    experiments[row] = NO_RUN;
    names.clear(row, now);
    users.clear(row, now);
    ends.clear(row, now);
    metrics.values().forEach(column -> column.clear(row, now));
    params.values().forEach(column -> column.clear(row, now));
    tags.values().forEach(column -> column.clear(row, now));
  }

  /**
   * The rows that a query wants, in no order.
   *
   * @param rest rows for the fields that are no columns
   */
  int[] matching(RunQuery query, IntFunction<Row> rest) {
    IntPredicate filter = query.filter().over(columns(rest));
    boolean active = query.view().shows(LifecycleStage.ACTIVE);
    boolean gone = query.view().shows(LifecycleStage.DELETED);
    int[] found = new int[rows];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      if (experiments[row] != NO_RUN
          && (deleted.get(row) ? gone : active)
          && query.experiments().contains(experiments[row])
          && filter.test(row)) {
        found[count++] = row;
      }
    }
    return Arrays.copyOf(found, count);
  }

  RowOrder order(RunQuery query, IntFunction<Row> rest) {
    return query.order().over(columns(rest), this::compareByStart);
  }

  /** Latest start first, then by id. */
  private int compareByStart(int a, int b) {
    int byStart = Long.compare(starts[b], starts[a]);
    return byStart != 0 ? byStart : ids.compare(a, b);
  }

  /** When the answer to a query changed last; absent if that is not known. */
  OptionalLong changed(RunQuery query) {
    long last = runsChanged;
    for (Field field : query.fields()) {
      OptionalLong changed = changed(field);
      if (changed.isEmpty()) {
        return changed;
      }
      last = Math.max(last, changed.getAsLong());
    }
    return OptionalLong.of(last);
  }

  private OptionalLong changed(Field field) {
    Optional<?> column = field.numeric() ? findNumbers(field) : findTexts(field);
    return column.isPresent() && column.get() instanceof Changing changing
        ? OptionalLong.of(changing.changed())
        : OptionalLong.empty();
  }

  private Columns columns(IntFunction<Row> rest) {
    return new Columns() {
      @Override
      public Optional<NumberColumn> findNumbers(Field field) {
        return RunColumns.this.findNumbers(field);
      }

      @Override
      public Optional<TextColumn> findTexts(Field field) {
        return RunColumns.this.findTexts(field);
      }

      @Override
      public Row row(int row) {
        return rest.apply(row);
      }
    };
  }

  /** The keys that the runs of these experiments have, deleted runs among them. */
  Set<String> keys(FieldKind kind, Set<Long> experimentsWanted) {
    int[] found = new int[rows];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      if (experiments[row] != NO_RUN && experimentsWanted.contains(experiments[row])) {
        found[count++] = row;
      }
    }
    int[] wanted = Arrays.copyOf(found, count);
    return switch (kind) {
      case METRIC -> keys(metrics, wanted, Numbers::has);
      case PARAM -> keys(params, wanted, RunColumns::hasText);
      case TAG -> {
        Set<String> keys = keys(tags, wanted, RunColumns::hasText);
        if (Arrays.stream(wanted).anyMatch(row -> hasText(nameTags, row))) {
          keys.add(Tag.RUN_NAME);
        }
        yield keys;
      }
      case ATTRIBUTE, DATASET -> Set.of();
    };
  }

  private static boolean hasText(TextColumn column, int row) {
    return column.code(row) != TextColumn.MISSING;
  }

  private interface Presence<C> {
    boolean has(C column, int row);
  }

  private static <C> Set<String> keys(Map<String, C> columns, int[] rows, Presence<C> presence) {
    Set<String> keys = new HashSet<>();
    columns.forEach((key, column) -> {
      if (Arrays.stream(rows).anyMatch(row -> presence.has(column, row))) {
        keys.add(key);
      }
    });
    return keys;
  }

  Optional<NumberColumn> findNumbers(Field field) {
    if (field.kind() == FieldKind.METRIC) {
      return Optional.of(metrics.getOrDefault(field.name(), NO_NUMBERS));
    }
    return field.name().equals("end_time") ? Optional.of(ends) : Optional.of(new Starts());
  }

  Optional<TextColumn> findTexts(Field field) {
    return switch (field.kind()) {
      case PARAM -> Optional.of(params.getOrDefault(field.name(), NO_TEXTS));
      case TAG ->
          Optional.of(
              field.name().equals(Tag.RUN_NAME)
                  ? nameTags
                  : tags.getOrDefault(field.name(), NO_TEXTS));
      case ATTRIBUTE -> attribute(field.name());
      case METRIC, DATASET -> Optional.empty();
    };
  }

  private Optional<TextColumn> attribute(String name) {
    return switch (name) {
      case "run_id" -> Optional.of(ids);
      case "run_name" -> Optional.of(names);
      case "experiment_id" -> Optional.of(new Experiments());
      case "user_id" -> Optional.of(users);
      case "status" -> Optional.of(statuses);
      default -> Optional.empty();
    };
  }

  /** Start times as numbers. */
  private final class Starts implements NumberColumn, Changing {

    @Override
    public boolean has(int row) {
      return true;
    }

    @Override
    public double number(int row) {
      return (double) starts[row];
    }

    @Override
    public long changed() {
      return runsChanged;
    }
  }

  /** The ids of experiments, which are numbers. */
  private final class Experiments implements TextColumn, Changing {

    @Override
    public int code(int row) {
      return Math.toIntExact(experiments[row] + 1);
    }

    @Override
    public int codes() {
      return Math.toIntExact(lastExperiment + 2);
    }

    @Override
    public String text(int code) {
      return Integer.toString(code - 1);
    }

    @Override
    public long changed() {
      return runsChanged;
    }
  }

  /** The tags with the names of runs, which have the same texts as the names, or are missing. */
  private final class NameTags implements TextColumn, Changing {

    private final BitSet missing = new BitSet();

    void put(int row, List<Tag> given) {
      missing.set(row, given.stream().noneMatch(tag -> tag.key().equals(Tag.RUN_NAME)));
    }

    @Override
    public int code(int row) {
      return missing.get(row) ? MISSING : names.code(row);
    }

    @Override
    public int codes() {
      return names.codes();
    }

    @Override
    public String text(int code) {
      return names.text(code);
    }

    @Override
    public long changed() {
      return now; // nobody pages through these
    }
  }
}
