// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.artifact;

/** A file that is being written, by one thread at a time. */
public interface ArtifactUpload extends AutoCloseable {

  void write(byte[] bytes);

  /** Makes the file visible and returns when it is on disk. */
  void commit();

  /** Throws away what was written, unless it was committed. */
  @Override
  void close();
}
