// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Folders of MLflow's: files whose paths are keys, and folders that describe themselves. */
final class KeyedFiles {

  private KeyedFiles() {}

  /** The files below a directory, by their paths in it; a slash in a key is a folder. */
  static Map<String, Path> of(Path directory) {
    Map<String, Path> files = new TreeMap<>();
    if (!Files.isDirectory(directory)) {
      return files;
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      paths
          .filter(Files::isRegularFile)
          .forEach(path -> files.put(slashes(directory.relativize(path)), path));
      return files;
    } catch (IOException | UncheckedIOException e) {
      throw new SourceException(directory, e);
    }
  }

  private static String slashes(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  /** The files of a directory with their keys and contents. */
  static <T> List<T> read(Path directory, BiFunction<String, String, T> make) {
    return of(directory).entrySet().stream()
        .map(file -> make.apply(file.getKey(), content(file.getValue())))
        .toList();
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new SourceException(file, e);
    }
  }

  /**
   * The folders in a directory that have a description, by name; none if there is no such
   * directory.
   */
  static List<Path> described(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(directory)) {
      return children
          .filter(child -> Files.isRegularFile(child.resolve(MlflowFolder.META)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new SourceException(directory, e);
    }
  }
}
