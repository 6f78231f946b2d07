// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodingTest {

  @Test
  void theClientsFirstChoiceIsTakenAndZstdOfEquals() {
    assertThat(Coding.wanted("gzip, deflate, br, zstd")).contains(Coding.ZSTD);
    assertThat(Coding.wanted("zstd, gzip")).contains(Coding.ZSTD);
    assertThat(Coding.wanted("GZIP")).contains(Coding.GZIP);
    assertThat(Coding.wanted("zstd;q=0.5, gzip;q=0.8")).contains(Coding.GZIP);
    assertThat(Coding.wanted("zstd;q=0, x-gzip;q=0.1")).contains(Coding.GZIP);
  }

  @Test
  void whatNobodyAskedForIsNotCompressed() {
    for (String header : new String[] {"", "identity", "br", "gzip;q=0", "gzip;q=x", ",;,"}) {
      assertThat(Coding.wanted(header)).as(header).isEmpty();
    }
    assertThat(Coding.wanted(null)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void compressedBytesComeBack(Coding coding) throws IOException {
    byte[] plain = "a line that repeats\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);

    byte[] compressed = coding.compress(plain);

    assertThat(compressed).hasSizeLessThan(plain.length / 20);
    try (InputStream in = coding.plain(compressed)) {
      assertThat(in.readAllBytes()).isEqualTo(plain);
    }
  }

  @ParameterizedTest
  @EnumSource
  void damagedBytesAreAnError(Coding coding) {
    byte[] whole = coding.compress(new byte[100_000]);
    byte[] cut = Arrays.copyOf(whole, whole.length - 3);

    for (byte[] bytes : new byte[][] {cut, "{}".getBytes(StandardCharsets.UTF_8)}) {
      assertThatThrownBy(
              () -> {
                try (InputStream in = coding.plain(bytes)) {
                  in.readAllBytes();
                }
              })
          .isInstanceOf(IOException.class);
    }
  }
}
