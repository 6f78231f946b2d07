// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.artifact;

import java.time.Instant;
import java.util.List;

/**
 * Files that are sent in parts, several at a time and in any order, and put together at the end.
 * Parts outlive a restart; a day after the last of them came, an upload that was not completed is
 * forgotten.
 *
 * <p>Threads: all methods may be called from any thread, and block.
 *
 * <p>Errors: {@link UploadRefusedException} where a part or a list of parts is not as it must be,
 * {@link UploadNotFoundException}, {@link UploadBusyException} while an upload is being completed,
 * and those of {@link ArtifactStore}.
 */
public interface MultipartUploads {

  int MAX_PARTS = 10_000;

  /**
   * An upload that began.
   *
   * @param id names it to whoever may complete or abort it
   * @param key opens its parts, and nothing else, to whoever knows it
   */
  record Begun(String id, String key) {}

  /**
   * A part as its sender knows it.
   *
   * @param number from 1
   * @param etag what {@link PartUpload#etag} gave
   */
  record Part(long number, String etag) {}

  /**
   * @param parts how many there will be, 1 to {@value #MAX_PARTS}
   */
  Begun begin(ArtifactPath file, long parts);

  /**
   * Takes the place of the same part sent before, at commit. The caller closes it.
   *
   * @throws UploadNotFoundException for a wrong key too
   */
  PartUpload part(String id, String key, int number);

  /**
   * Makes the file of its parts, which must be all there are, in their order. It appears whole or
   * not at all, and is on disk then. Doing it again does nothing.
   */
  void complete(String id, ArtifactPath file, List<Part> parts);

  /** Forgets the parts; does nothing if there is no such upload, or it was completed. */
  void abort(String id, ArtifactPath file);

  void removeExpired(Instant now);
}
