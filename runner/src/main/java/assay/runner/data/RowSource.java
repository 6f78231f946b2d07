// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes that can be read more than once.
 *
 * @param name as people should see it in messages
 */
record RowSource(String name, Opening opening) {

  /** Starts reading from the beginning. */
  interface Opening {
    InputStream open() throws IOException;
  }

  InputStream open() throws IOException {
    return opening.open();
  }
}
