// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.Run;
import assay.tracker.search.Field;
import assay.tracker.search.FieldKind;
import assay.tracker.search.Row;
import assay.tracker.store.Page;
import assay.tracker.store.RunKeys;
import assay.tracker.store.RunSearch;
import assay.tracker.store.index.Found;
import assay.tracker.store.index.RunIndex;
import assay.tracker.store.index.RunQuery;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Searches runs: the index says which, then the page's are read. */
final class RunSearcher {

  private final RunIndex index;
  private final RunReads runs;
  private final Readers readers;

  RunSearcher(RunIndex index, RunReads runs, Readers readers) {
    this.index = index;
    this.runs = runs;
    this.readers = readers;
  }

  Page<Run> search(RunSearch search) {
    RunQuery query = query(search);
    Found found =
        index.find(
            query, search.page().start().offset(), search.page().maxItems(), rest(query.fields()));
    List<Long> rows = found.rows().stream().map(Integer::longValue).toList();
    return search.page().page(runs.list(rows), found.more());
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
