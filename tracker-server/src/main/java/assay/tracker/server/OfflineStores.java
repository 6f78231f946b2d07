// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import assay.tracker.artifact.ArtifactStore;
import assay.tracker.store.ChangeListener;
import assay.tracker.store.sqlite.SqliteStore;
import java.time.InstantSource;

/** The stores of a data directory, for work that needs no server; nobody else may use it then. */
public final class OfflineStores implements AutoCloseable {

  private final DataDirectory directory;
  private final SqliteStore store;
  private final ArtifactStore artifacts;

  private OfflineStores(DataDirectory directory, SqliteStore store, ArtifactStore artifacts) {
    this.directory = directory;
    this.store = store;
    this.artifacts = artifacts;
  }

  /**
   * Takes a data directory, making it if it is not there.
   *
   * @throws DirectoryInUseException if a tracker holds it
   * @throws DataDirectoryException if it cannot be made or written
   */
  public static OfflineStores open(TrackerConfig config) {
    DataDirectory directory = DataDirectory.lock(config.dataDirectory());
    try {
      ArtifactStore artifacts = Tracker.openArtifacts(config, directory);
      SqliteStore store =
          SqliteStore.open(
              directory.database(),
              config.artifactRoot(),
              InstantSource.system(),
              ChangeListener.NONE);
      return new OfflineStores(directory, store, artifacts);
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  public SqliteStore store() {
    return store;
  }

  public ArtifactStore artifacts() {
    return artifacts;
  }

  @Override
  public void close() {
    try (directory) {
      store.close();
    }
  }
}
