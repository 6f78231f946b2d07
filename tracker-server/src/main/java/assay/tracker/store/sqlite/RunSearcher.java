// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.Run;
import assay.tracker.search.Field;
import assay.tracker.search.FieldKind;
import assay.tracker.search.Row;
import assay.tracker.store.Page;
import assay.tracker.store.RunSearch;
import assay.tracker.store.index.Found;
import assay.tracker.store.index.RunIndex;
import assay.tracker.store.index.RunQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Searches runs: the index says which, then the page's are read. */
final class RunSearcher {

  private static final String ARTIFACT_URI = "artifact_uri";

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
    boolean asked = query.fields().stream().anyMatch(RunSearcher::isArtifactUri);
    Map<Integer, String> uris = asked ? artifactUris() : Map.of();
    return row -> new Rest(Optional.ofNullable(uris.get(row)));
  }

  private static boolean isArtifactUri(Field field) {
    return field.kind() == FieldKind.ATTRIBUTE && field.name().equals(ARTIFACT_URI);
  }

  private Map<Integer, String> artifactUris() {
    Map<Integer, String> uris = new HashMap<>();
    return readers.read(session -> {
      session.each(
          "SELECT id, artifact_uri FROM run", row -> uris.put(row.getInt(1), row.getString(2)));
      return uris;
    });
  }

  private record Rest(Optional<String> artifactUri) implements Row {

    @Override
    public Optional<String> text(Field field) {
      return isArtifactUri(field) ? artifactUri : Optional.empty();
    }

    @Override
    public OptionalDouble number(Field field) {
      return OptionalDouble.empty();
    }
  }
}
