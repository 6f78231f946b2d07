// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.Run;
import assay.tracker.search.Field;
import assay.tracker.search.FieldKind;
import assay.tracker.search.Row;
import assay.tracker.store.FoundRuns;
import assay.tracker.store.Page;
import assay.tracker.store.RunKeys;
import assay.tracker.store.RunSearch;
import assay.tracker.store.index.Found;
import assay.tracker.store.index.RunIndex;
import assay.tracker.store.index.RunQuery;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Searches runs: the index says which, then the page's are read. */
final class RunSearcher {

  /** Runs read at once: a run with its metrics, params and tags takes some kilobytes. */
  private static final int PART = 200;

  private final RunIndex index;
  private final RunReads runs;
  private final Readers readers;

  RunSearcher(RunIndex index, RunReads runs, Readers readers) {
    this.index = index;
    this.runs = runs;
    this.readers = readers;
  }

  Page<Run> search(RunSearch search) {
    Page<Long> rows = rows(search);
    return new Page<>(runs.list(rows.items()), rows.next());
  }

  private Page<Long> rows(RunSearch search) {
    RunQuery query = query(search);
    Found found =
        index.find(
            query, search.page().start().offset(), search.page().maxItems(), rest(query.fields()));
    List<Long> rows = found.rows().stream().map(Integer::longValue).toList();
    return search.page().page(rows, found.more());
  }

  FoundRuns find(RunSearch search) {
    Page<Long> rows = rows(search);
    return new FoundRuns(() -> parts(rows.items()), rows.next());
  }

  private Iterator<List<Run>> parts(List<Long> rows) {
    return IntStream.iterate(0, from -> from < rows.size(), from -> from + PART)
        .mapToObj(from -> runs.list(rows.subList(from, Math.min(from + PART, rows.size()))))
        .filter(part -> !part.isEmpty())
        .iterator();
  }

  private static RunQuery query(RunSearch search) {
    return new RunQuery(
        rowIds(search.experimentIds()), search.filter(), search.order(), search.view());
  }

  private static Set<Long> rowIds(List<String> experimentIds) {
    return experimentIds.stream()
        .map(ExperimentTable::rowId)
        .collect(Collectors.toUnmodifiableSet());
  }

  <T> T read(RunSearch search, Set<Field> fields, Function<Page<? extends Row>, T> reader) {
    RunQuery query = query(search);
    Set<Field> all = new HashSet<>(query.fields());
    all.addAll(fields);
    return index.read(
        query,
        search.page().start().offset(),
        search.page().maxItems(),
        rest(all),
        (rows, more) -> reader.apply(search.page().page(rows, more)));
  }

  RunKeys keys(List<String> experimentIds) {
    Set<Long> experiments = rowIds(experimentIds);
    return new RunKeys(
        index.keys(FieldKind.METRIC, experiments),
        index.keys(FieldKind.PARAM, experiments),
        index.keys(FieldKind.TAG, experiments));
  }

  /** What is asked of fields that the index does not have. */
  private IntFunction<Row> rest(Set<Field> fields) {
    Map<Field, Map<Integer, List<String>>> texts = new HashMap<>();
    for (Field field : fields) {
      RestColumn.sql(field).ifPresent(sql -> texts.put(field, readers.read(RestColumn.read(sql))));
    }
    return row -> new RestRow(row, texts);
  }
}
