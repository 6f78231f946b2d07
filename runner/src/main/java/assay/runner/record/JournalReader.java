// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads every journal of a data directory, also while others write there. What cannot be read is
 * told and passed over: one bad line must not cost the good ones.
 */
public final class JournalReader {
  private final Path folder;

  /**
   * @param directory the data directory; need not exist
   */
  public JournalReader(Path directory) {
    this.folder = directory.resolve(Journal.FOLDER);
  }

  /** Everything, in memory. */
  public JournalContents read() {
    JournalContents.Builder contents = new JournalContents.Builder();
    forEach(contents::add, contents::note);
    return contents.build();
  }

  /**
   * File by file in the order of the launches, line by line.
   *
   * @param notes is told what was passed over, as {@code file:line: why}
   * @throws JournalException when a file or the folder cannot be opened
   */
  public void forEach(Consumer<JournalEvent> events, Consumer<String> notes) {
    for (Path file : files()) {
      try (JournalScanner scanner = JournalScanner.open(file, notes)) {
        scanner.forEach(events);
      } catch (NoSuchFileException e) {
        notes.accept("%s: was removed while it was read".formatted(file));
      } catch (IOException e) {
        throw JournalException.reading(file, e);
      }
    }
  }

  private List<Path> files() {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(Journal.SUFFIX)).sorted().toList();
    } catch (IOException e) {
      throw JournalException.reading(folder, e);
    }
  }
}
