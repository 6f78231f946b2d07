// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * The commands: one class each, wiring by constructor, exit codes. The only package that prints.
 *
 * <p>May import: everything.
 */
@NullMarked
package assay.runner.cli;

import org.jspecify.annotations.NullMarked;
