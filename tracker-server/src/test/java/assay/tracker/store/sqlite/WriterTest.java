// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.tracker.store.ChangeListener;
import assay.tracker.store.StoreUnavailableException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterTest {
  private static final String INSERT = "INSERT INTO kept (content) VALUES (zeroblob(?))";

  @TempDir Path directory;

  @Test
  void writesGoOnAfterTheDiskWasFull() throws Exception {
    Database database = new Database(directory.resolve("small.db"));
    Session session = database.openWriter();
    session.execute("CREATE TABLE kept (content BLOB)");
    session.execute("PRAGMA max_page_count = 20"); // as a disk of 80 kB would be
    Writer writer = new Writer(database, session, List.of(), Chore.NONE, ChangeListener.NONE);
    writer.start();
    insert(writer, 10_000);

    for (int attempt = 0; attempt < 3; attempt++) {
      assertThatThrownBy(() -> insert(writer, 1_000_000))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("full");
    }
    insert(writer, 20_000);

    long kept =
        writer.write(scope ->
            scope
                .session()
                .find("SELECT sum(length(content)) FROM kept", row -> row.getLong(1))
                .orElseThrow());
    assertThat(kept).isEqualTo(30_000);
    writer.close();
  }

  @Test
  void writesGoOnAfterMemoryRanOut() throws Exception {
    Database database = new Database(directory.resolve("kept.db"));
    Session session = database.openWriter();
    session.execute("CREATE TABLE kept (content BLOB)");
    Writer writer = new Writer(database, session, List.of(), Chore.NONE, ChangeListener.NONE);
    writer.start();

    assertThatThrownBy(() ->
            writer.write(scope -> {
              var unused = scope.session().insert(INSERT, 7);
              throw new OutOfMemoryError("as a request that asks for too much would cause");
            }))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("not enough memory");
    insert(writer, 5);

    long kept =
        writer.write(scope ->
            scope
                .session()
                .find("SELECT sum(length(content)) FROM kept", row -> row.getLong(1))
                .orElseThrow());
    assertThat(kept).isEqualTo(5);
    writer.close();
  }

  private static void insert(Writer writer, int bytes) {
    var unused = writer.write(scope -> scope.session().insert(INSERT, bytes));
  }
}
