// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * What the machine is, and what this process uses of it. Touching the machine and understanding
 * what it says are apart: readers take the root of the file system, so that any machine can be
 * played from fixtures.
 *
 * <p>May import: measure, OSHI, Jackson.
 */
@NullMarked
package assay.runner.host;

import org.jspecify.annotations.NullMarked;
