// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.artifact;

import java.util.List;

/**
 * Keeps files by path. Folders exist because there are files in them.
 *
 * <p>Threads: all methods may be called from any thread, and block. A file appears whole or not at
 * all: while it is uploaded, and after a failed upload, readers see what was there before. An
 * upload that was committed is on disk.
 *
 * <p>Errors: {@link ArtifactNotFoundException} where a file is asked for that is not there, {@link
 * ArtifactPathException} where the path collides with what is there, such as a file in the place of
 * a folder, {@link ArtifactStoreException} if the store itself fails.
 */
public interface ArtifactStore {

  /** What lies directly in a folder, by path; nothing for a file and for what does not exist. */
  List<ArtifactInfo> list(ArtifactPath folder);

  /** The caller closes it. */
  ArtifactContent open(ArtifactPath file);

  /** Replaces the file of that path, if there is one, at commit. The caller closes it. */
  ArtifactUpload upload(ArtifactPath file);

  /** The other way to upload: in parts. */
  MultipartUploads multipart();

  /** Deletes a file, or a folder with all that is in it; does nothing if there is neither. */
  void delete(ArtifactPath path);
}
