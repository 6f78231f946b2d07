// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.store.ChangeListener;
import assay.tracker.store.LineageStoreContract;
import assay.tracker.store.LoggedModelStoreContract;
import assay.tracker.store.ModelRegistryContract;
import assay.tracker.store.Stores;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteModelStoresTest
    implements ModelRegistryContract, LoggedModelStoreContract, LineageStoreContract {

  @TempDir private Path directory;
  private SqliteStore store;

  @BeforeEach
  void open() {
    store =
        SqliteStore.open(
            directory.resolve("tracker.db"), "root:/", InstantSource.system(), ChangeListener.NONE);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  public Stores stores() {
    return store.stores();
  }
}
