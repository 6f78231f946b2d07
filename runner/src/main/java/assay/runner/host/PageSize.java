// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Bytes of a page of memory, as the kernel tells every process in its auxiliary vector. */
final class PageSize {
  /** {@code AT_PAGESZ} of getauxval(3). */
  private static final long TYPE = 6;

  private static final int ENTRY_BYTES = 2 * Long.BYTES;

  private PageSize() {}

  /**
   * @param root of the file system
   * @return empty where it is not told, or where a word has not 64 bits
   */
  static OptionalLong read(Path root) {
    try (FileInputStream in = new FileInputStream(root.resolve("proc/self/auxv").toFile())) {
      ByteBuffer vector = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.nativeOrder());
      while (vector.remaining() >= ENTRY_BYTES) {
        long type = vector.getLong();
        long value = vector.getLong();
        if (type == TYPE) {
          return Known.positive(value);
        }
      }
    } catch (IOException e) {
      return OptionalLong.empty();
    }
    return OptionalLong.empty();
  }
}
