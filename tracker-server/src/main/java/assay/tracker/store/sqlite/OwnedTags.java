// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.Param;
import assay.tracker.model.Tag;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tags, or other pairs of texts, of one kind of row.
 *
 * @param table has the columns {@code owner}, key and value
 * @param owner the column of the row that they belong to
 */
record OwnedTags(String table, String owner) {

  void put(Session session, long row, Tag tag) throws SQLException {
    session.update(
        "INSERT INTO %s (%s, key, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"
            .formatted(table, owner),
        row,
        tag.key(),
        tag.value());
  }

  void putAll(Session session, long row, List<Tag> tags) throws SQLException {
    for (Tag tag : tags) {
      put(session, row, tag);
    }
  }

  /** Whether there was such a tag. */
  boolean delete(Session session, long row, String key) throws SQLException {
    String sql = "DELETE FROM %s WHERE %s = ? AND key = ?".formatted(table, owner);
    return session.update(sql, row, key) > 0;
  }

  /** By row; those that have none are left out. */
  Map<Long, List<Tag>> load(Session session, Collection<Long> rows) throws SQLException {
    Map<Long, List<Tag>> tags = new HashMap<>();
    session.each(
        "SELECT %s, key, value FROM %s WHERE %s IN (SELECT value FROM json_each(?)) ORDER BY key"
            .formatted(owner, table, owner),
        row ->
            tags.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                .add(new Tag(row.getString(2), row.getString(3))),
        JsonArrays.of(rows));
    return tags;
  }

  static List<Param> params(List<Tag> pairs) {
    return pairs.stream().map(pair -> new Param(pair.key(), pair.value())).toList();
  }
}
