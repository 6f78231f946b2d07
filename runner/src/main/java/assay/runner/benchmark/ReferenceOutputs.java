// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Outputs that others must agree with: those of the first samples, one after the other. */
final class ReferenceOutputs {
  static final int SAMPLES = 8;

  private ReferenceOutputs() {}

  static void write(Path file, float[] outputs) {
    ByteBuffer bytes = ByteBuffer.allocate(outputs.length * Float.BYTES);
    bytes.asFloatBuffer().put(outputs);
    try {
      Files.write(file, bytes.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static float[] read(Path file) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      float[] outputs = new float[bytes.remaining() / Float.BYTES];
      bytes.asFloatBuffer().get(outputs);
      return outputs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What is wrong, in a sentence; empty if they agree.
   *
   * @param outputs of a batch, row-major
   */
  static Optional<String> difference(Job.Comparison comparison, float[] outputs, int batch) {
    float[] reference = read(comparison.outputs());
    int width = reference.length / SAMPLES;
    int samples = Math.min(batch, SAMPLES);
    if (outputs.length != width * batch) {
      return Optional.of(
          "%d outputs for %d samples, the reference has %d for each"
              .formatted(outputs.length, batch, width));
    }
    return Parity.of(
            Arrays.copyOf(reference, width * samples),
            Arrays.copyOf(outputs, width * samples),
            samples,
            comparison.maxAbs())
        .disagreement(comparison.maxAbs(), comparison.top1Agreement());
  }
}
