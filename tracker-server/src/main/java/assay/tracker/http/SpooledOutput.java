// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.http;

import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Keeps what is written in memory, and beyond a size in a file. Used by one thread. */
final class SpooledOutput extends OutputStream {

  private static final int MEMORY_BYTES = 1 << 16;

  private final AnswerSpace space;
  private byte[] memory = new byte[1 << 10];
  private int size;
  private @Nullable AnswerFile file;
  private boolean discarded;

  SpooledOutput(AnswerSpace space) {
    this.space = space;
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] from, int start, int length) {
    int position = start;
    int end = start + length;
    while (position < end && !discarded) {
      if (size == MEMORY_BYTES) {
        spill();
      }
      int some = Math.min(end - position, MEMORY_BYTES - size);
      reserve(size + some);
      System.arraycopy(from, position, memory, size, some);
      size += some;
      position += some;
    }
  }

  private void reserve(int needed) {
    if (needed > memory.length) {
      memory = Arrays.copyOf(memory, Math.clamp(2L * memory.length, needed, MEMORY_BYTES));
    }
  }

  private void spill() {
    AnswerFile target = file;
    if (target == null) {
      target = space.create();
      file = target;
    }
    target.append(memory, 0, size);
    size = 0;
  }

  /** The file that has all of it, to be closed by the caller; null if it is in memory. */
  @Nullable AnswerFile finishFile() {
    if (file != null) {
      spill();
    }
    return file;
  }

  byte[] inMemory() {
    return Arrays.copyOf(memory, size);
  }

  /** Lets go of all, and of what may still be written. */
  void discard() {
    discarded = true;
    if (file != null) {
      file.close();
    }
  }
}
