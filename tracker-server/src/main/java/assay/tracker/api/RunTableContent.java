// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import assay.tracker.search.Field;
import assay.tracker.search.KeyNames;
import assay.tracker.search.Row;
import assay.tracker.search.Vocabulary;
import assay.tracker.store.Page;
import assay.tracker.store.PageToken;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A page of runs as columns, copied from the rows that a store shows. */
record RunTableContent(
    List<String> runIds, List<String> names, List<RunColumn> columns, PageToken next)
    implements JsonContent {

  private static final Field RUN_ID =
      Field.parse("attributes.run_id", Vocabulary.ASSAY_RUNS, KeyNames.NONE);

  /** What {@link #of} asks the rows for. */
  static Set<Field> fields(List<Field> columns) {
    Set<Field> fields = new LinkedHashSet<>(columns);
    fields.add(RUN_ID);
    return fields;
  }

  /**
   * @param names of the columns, as asked for
   */
  static RunTableContent of(List<String> names, List<Field> fields, Page<? extends Row> page) {
    List<RunColumn> columns = fields.stream().map(RunColumn::of).toList();
    List<String> runIds = new ArrayList<>();
    for (Row row : page.items()) {
      runIds.add(row.text(RUN_ID).orElseThrow());
      columns.forEach(column -> column.add(row));
    }
    return new RunTableContent(runIds, names, columns, page.next());
  }

  @Override
  public void writeMembers(JsonGenerator json) throws IOException {
    JsonContent.texts(json, "run_ids", runIds);
    json.writeArrayFieldStart("columns");
    for (int i = 0; i < columns.size(); i++) {
      json.writeStartObject();
      json.writeStringField("name", names.get(i));
      columns.get(i).write(json);
      json.writeEndObject();
    }
    json.writeEndArray();
    Optional<PageToken> more = Optional.of(next).filter(token -> !token.equals(PageToken.FIRST));
    if (more.isPresent()) {
      json.writeStringField("next_page_token", more.get().text());
    }
  }
}
