// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.Place;
import assay.runner.spec.ProblemCode;
import assay.runner.spec.Problems;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads the files that a declaration names. What goes wrong is a problem of the declaration, at the
 * place where the file is named.
 *
 * @param at where a declaration names the file
 */
record FileReader(Place at, Problems problems) {
  private static final long LARGEST_BYTES = 1L << 30;

  /** Reads a file as a whole. */
  Optional<SourceText> read(Path directory, String file) {
    return read(directory, file, this::text);
  }

  /** What is made of a file that is there. */
  interface Reading<T> {
    Optional<T> of(Path file) throws IOException;
  }

  <T> Optional<T> read(Path directory, String file, Reading<T> reading) {
    try {
      Path path = directory.resolve(file).normalize();
      if (file.isBlank() || !Files.exists(path)) {
        return missing("`%s` does not exist.".formatted(path));
      }
      if (!Files.isRegularFile(path)) {
        return missing("`%s` is not a file.".formatted(path));
      }
      return reading.of(path);
    } catch (InvalidPathException e) {
      return missing("`%s` cannot be the name of a file.".formatted(file));
    } catch (AccessDeniedException e) {
      return missing("`%s` must not be read by this user.".formatted(file));
    } catch (IOException e) {
      return missing("`%s` cannot be read: %s.".formatted(file, e.getMessage()));
    }
  }

  private Optional<SourceText> text(Path path) throws IOException {
    if (Files.size(path) > LARGEST_BYTES) {
      problems.add(
          at,
          ProblemCode.E106_NOT_SUPPORTED,
          "`%s` is larger than 1 GiB; such files are read into memory as a whole.".formatted(path),
          "Use a part of the rows.");
      return Optional.empty();
    }
    return SourceText.decode(path.toString(), Files.readAllBytes(path), problems);
  }

  private <T> Optional<T> missing(String message) {
    problems.add(
        at,
        ProblemCode.E105_FILE_NOT_FOUND,
        message,
        "Paths are relative to the file that names them.");
    return Optional.empty();
  }
}
