// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

/** One line of a journal after the first. */
public sealed interface JournalEvent
    permits StoredLaunch, StoredFit, StoredReuse, StoredSamples, StoredEnd {

  /** The launch that wrote it, 32 hex digits. */
  String launch();
}
