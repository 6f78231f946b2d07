// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import assay.tracker.model.ViewType;
import assay.tracker.search.Field;
import assay.tracker.search.FieldKind;
import assay.tracker.search.Filter;
import assay.tracker.search.KeyNames;
import assay.tracker.search.Order;
import assay.tracker.search.Vocabulary;
import assay.tracker.store.PageRequest;
import assay.tracker.store.PageToken;
import assay.tracker.store.RunSearch;
import assay.tracker.store.TrackingStore;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code POST /runs/columns}: some fields of many runs, column by column. */
record ColumnsOperation(TrackingStore store) {

  private static final int MAX_EXPERIMENTS = 1_000;
  private static final int MAX_COLUMNS = 100;
  private static final int MAX_RUNS = 50_000;
  private static final int DEFAULT_RUNS = 1_000;
  private static final int MAX_CELLS = 2_000_000;

  private static final Set<String> MEMBERS =
      new LinkedHashSet<>(
          List.of(
              "experiment_ids",
              "columns",
              "filter",
              "order_by",
              "view",
              "max_results",
              "page_token"));

  Operation operation() {
    return Operation.search("/runs/columns", this::answer);
  }

  private JsonContent answer(ApiRequest request) {
    JsonBody body = request.json(MEMBERS);
    List<String> experiments = body.requireTexts("experiment_ids", MAX_EXPERIMENTS);
    List<String> names = body.requireDistinct("columns", MAX_COLUMNS);
    int max = body.count("max_results", DEFAULT_RUNS, Math.min(MAX_RUNS, MAX_CELLS / names.size()));
    KeyNames keys = new StoredKeyNames(store, experiments);
    List<Field> fields = names.stream().map(name -> column(name, keys)).toList();
    RunSearch search =
        new RunSearch(
            experiments,
            Filter.parse(body.text("filter"), Vocabulary.ASSAY_RUNS, keys),
            Order.parse(body.texts("order_by"), Vocabulary.ASSAY_RUNS, keys),
            view(body.text("view")),
            new PageRequest(max, PageToken.parse(body.text("page_token"))));
    return store.readRuns(
        search, RunTableContent.fields(fields), page -> RunTableContent.of(names, fields, page));
  }

  private static Field column(String name, KeyNames keys) {
    Field field = Field.parse(name, Vocabulary.ASSAY_RUNS, keys);
    if (field.kind() == FieldKind.DATASET) {
      throw ApiException.invalid("columns", "names %s, but a run may have many.".formatted(name));
    }
    return field;
  }

  private static ViewType view(String word) {
    return switch (word) {
      case "", "active" -> ViewType.ACTIVE_ONLY;
      case "deleted" -> ViewType.DELETED_ONLY;
      case "all" -> ViewType.ALL;
      default -> throw ApiException.invalid("view", "must be active, deleted or all.");
    };
  }
}
