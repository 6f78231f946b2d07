// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/** Doubles and small plans for tests. */
@NullMarked
package assay.runner.testing;

import org.jspecify.annotations.NullMarked;
