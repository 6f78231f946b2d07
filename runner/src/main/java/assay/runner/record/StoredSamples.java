// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.execute.Curves;

/**
 * Some of the samples of a launch.
 *
 * @param series callers must not change them
 */
public record StoredSamples(String launch, Curves series) implements JournalEvent {}
