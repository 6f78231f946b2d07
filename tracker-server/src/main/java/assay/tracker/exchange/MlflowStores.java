// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.exchange;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds MLflow's stores on disk. */
public final class MlflowStores {

  /** Where MLflow keeps its data, in the directory in which it is started. */
  private static final String DATABASE = "mlflow.db";

  private static final String FOLDER = "mlruns";

  private MlflowStores() {}

  /**
   * Opens a store.
   *
   * @param path a database file, a folder of runs, or a directory that holds either under MLflow's
   *     usual name
   * @throws SourceException if there is none
   */
  public static MlflowSource open(Path path) {
    Path store =
        find(path)
            .orElseThrow(() ->
                new SourceException(
                    path,
                    "no store of MLflow's is there: neither a database nor a folder of runs (%s,"
                            .formatted(DATABASE)
                        + " %s)".formatted(FOLDER)));
    return Files.isDirectory(store) ? new MlflowFolder(store) : MlflowDatabase.open(store);
  }

  /** The store of MLflow's at a path: itself, or what lies in it under MLflow's usual names. */
  public static Optional<Path> find(Path path) {
    return Stream.of(path, path.resolve(DATABASE), path.resolve(FOLDER))
        .filter(MlflowStores::isStore)
        .findFirst();
  }

  private static boolean isStore(Path path) {
    return Files.isDirectory(path) ? isFolder(path) : MlflowDatabase.isOne(path);
  }

  /** MLflow gives every experiment a folder with this file. */
  private static boolean isFolder(Path path) {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
      for (Path child : children) {
        if (Files.isRegularFile(child.resolve(MlflowFolder.META))) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
