// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

/** What every {@link TrackingStore} must do. A test of one implements this interface. */
public interface TrackingStoreContract
    extends ExperimentContract,
        RunContract,
        RunDataContract,
        RunSearchContract,
        PurgeContract,
        SharedStoreContract,
        ColumnContract {}
