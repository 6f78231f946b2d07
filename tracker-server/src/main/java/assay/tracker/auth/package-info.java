// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * Who may come in: tokens, the file that keeps what is known of them, and the sessions of browsers.
 * Nothing here is a secret that could be used: of tokens and sessions only hashes are kept.
 *
 * <p>May import: Jackson (for the file).
 */
@NullMarked
package assay.tracker.auth;

import org.jspecify.annotations.NullMarked;
