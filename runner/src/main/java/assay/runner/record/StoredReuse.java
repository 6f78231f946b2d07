// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

/**
 * A launch used the result of an earlier launch and did not train the fit again.
 *
 * @param key the fit's key
 * @param trial the key of the trial it stands for in this launch
 */
public record StoredReuse(String launch, String key, String trial) implements JournalEvent {}
