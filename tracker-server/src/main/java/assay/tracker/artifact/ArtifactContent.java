// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.artifact;

import java.io.IOException;
import java.io.InputStream;

/** A file that is being read; closing it closes the stream. */
public record ArtifactContent(long sizeBytes, InputStream stream) implements AutoCloseable {

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
