// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodingOutputTest {

  @TempDir private Path folder;

  private static byte[] lines(int bytes) {
    byte[] plain = new byte[bytes];
    Random random = new Random(1);
    for (int i = 0; i < bytes; i++) {
      plain[i] = (byte) ('0' + random.nextInt(10));
    }
    return plain;
  }

  /** What a client gets, and how it is compressed. */
  private static final class Sent {

    private final byte[] bytes;
    private final Optional<Coding> coding;
    private final boolean inFile;

    Sent(byte[] bytes, Optional<Coding> coding, boolean inFile) {
      this.bytes = bytes;
      this.coding = coding;
      this.inFile = inFile;
    }

    byte[] plain() throws IOException {
      if (coding.isEmpty()) {
        return bytes;
      }
      try (InputStream in = coding.get().plain(bytes)) {
        return in.readAllBytes();
      }
    }
  }

  private Sent send(byte[] plain, int piece, @Nullable Coding wanted) throws IOException {
    try (AnswerSpace space = AnswerSpace.in(folder, Long.MAX_VALUE)) {
      SpooledOutput spooled = new SpooledOutput(space);
      try (EncodingOutput out = new EncodingOutput(Optional.ofNullable(wanted), spooled)) {
        for (int start = 0; start < plain.length; start += piece) {
          out.write(plain, start, Math.min(piece, plain.length - start));
        }
        Optional<Coding> coding = out.finish();
        AnswerFile file = spooled.finishFile();
        byte[] bytes = file == null ? spooled.inMemory() : file.read(0, (int) file.bytes());
        return new Sent(bytes, coding, file != null);
      }
    }
  }

  @Test
  void bodiesOfAllSizesComeBack() throws IOException {
    for (Coding coding : new Coding[] {null, Coding.GZIP, Coding.ZSTD}) {
      for (int bytes : new int[] {0, 1, 1_399, 1_400, 65_535, 65_536, 65_537, 131_073, 3_000_000}) {
        for (int piece : new int[] {7, 8_000, 100_000}) {
          byte[] plain = lines(bytes);

          Sent sent = send(plain, piece, coding);

          assertThat(sent.plain()).as("%d bytes by %d, %s", bytes, piece, coding).isEqualTo(plain);
          assertThat(sent.coding).isEqualTo(Optional.ofNullable(bytes < 1_400 ? null : coding));
        }
      }
    }
  }

  @Test
  void onlyLargeOnesGoToTheDiskAndCountAsTheyAreSent() throws IOException {
    byte[] repeating = new byte[1_000_000];

    assertThat(send(lines(65_536), 8_000, null).inFile).isFalse();
    assertThat(send(lines(65_537), 8_000, null).inFile).isTrue();
    assertThat(send(repeating, 8_000, Coding.ZSTD).inFile).isFalse();
    assertThat(send(repeating, 8_000, null).inFile).isTrue();
  }
}
