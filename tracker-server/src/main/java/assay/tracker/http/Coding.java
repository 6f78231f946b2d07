// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.http;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** How a body is compressed on its way. The better of two that a client likes alike comes first. */
public enum Coding {
  ZSTD("zstd"),
  GZIP("gzip");

  /** What a client need not exceed by RFC 8878; more would let a body ask for 128 MB of memory. */
  private static final int ZSTD_WINDOW_LOG_MAX = 23;

  private static final int FASTEST = 1;

  private final String word;

  Coding(String word) {
    this.word = word;
  }

  /** As in the headers Content-Encoding and Accept-Encoding. */
  public String word() {
    return word;
  }

  public static Optional<Coding> find(String word) {
    String name = word.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(coding -> coding.word.equals(name) || name.equals("x-" + coding.word))
        .findFirst();
  }

  /** What to answer with; absent: as it is. */
  public static Optional<Coding> wanted(@Nullable String acceptEncoding) {
    if (acceptEncoding == null) {
      return Optional.empty();
    }
    Optional<Coding> best = Optional.empty();
    double bestWeight = 0;
    for (String part : acceptEncoding.split(",", -1)) {
      String[] words = part.split(";", 2);
      Optional<Coding> coding = find(words[0]);
      double weight = words.length < 2 ? 1 : weight(words[1]);
      boolean sameButBetter =
          weight == bestWeight && coding.isPresent() && best.stream().anyMatch(GZIP::equals);
      if (coding.isPresent() && (weight > bestWeight || sameButBetter)) {
        best = coding;
        bestWeight = weight;
      }
    }
    return best;
  }

  private static double weight(String parameter) {
    String text = parameter.strip().toLowerCase(Locale.ROOT);
    try {
      return text.startsWith("q=") ? Double.parseDouble(text.substring(2)) : 1;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  byte[] compress(byte[] plain) {
    return switch (this) {
      case ZSTD -> Zstd.compress(plain, FASTEST);
      case GZIP -> gzip(plain);
    };
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4);
    try (OutputStream out = gzip(bytes)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static OutputStream gzip(OutputStream compressed) throws IOException {
    return new GZIPOutputStream(compressed, 1 << 14) {
      {
        def.setLevel(Deflater.BEST_SPEED);
      }
    };
  }

  /** A stream that compresses; holds native memory until it is closed, which closes the other. */
  OutputStream compressing(OutputStream compressed) throws IOException {
    return switch (this) {
      case ZSTD -> new ZstdOutputStreamNoFinalizer(compressed, FASTEST);
      case GZIP -> gzip(compressed);
    };
  }

  /**
   * A stream of the plain bytes.
   *
   * @throws IOException there and later if this is not so compressed
   */
  public InputStream plain(byte[] compressed) throws IOException {
    InputStream in = new ByteArrayInputStream(compressed);
    return switch (this) {
      case ZSTD -> new ZstdInputStreamNoFinalizer(in).setLongMax(ZSTD_WINDOW_LOG_MAX);
      case GZIP -> new GZIPInputStream(in, 1 << 14);
    };
  }
}
