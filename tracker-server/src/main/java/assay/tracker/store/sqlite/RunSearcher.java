// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.Run;
import assay.tracker.search.Field;
import assay.tracker.search.Row;
import assay.tracker.store.Page;
import assay.tracker.store.RunSearch;
import assay.tracker.store.index.Found;
import assay.tracker.store.index.RunIndex;
import assay.tracker.store.index.RunQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    RunQuery query =
        new RunQuery(
            search.experimentIds().stream()
                .map(ExperimentTable::rowId)
                .collect(Collectors.toUnmodifiableSet()),
            search.filter(),
            search.order(),
            search.view());
    Found found =
        index.find(query, search.page().start().offset(), search.page().maxItems(), rest(query));
    List<Long> rows = found.rows().stream().map(Integer::longValue).toList();
    return search.page().page(runs.list(rows), found.more());
  }

  /** What a query asks of fields that the index does not have. */
  private IntFunction<Row> rest(RunQuery query) {
    Map<Field, Map<Integer, List<String>>> texts = new HashMap<>();
    for (Field field : query.fields()) {
      RestColumn.sql(field).ifPresent(sql -> texts.put(field, readers.read(RestColumn.read(sql))));
    }
    return row -> new RestRow(row, texts);
  }
}
