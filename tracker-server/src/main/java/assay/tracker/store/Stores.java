// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

/** All stores of one tracker. */
public record Stores(
    TrackingStore tracking,
    ModelRegistry registry,
    LoggedModelStore loggedModels,
    LineageStore lineage) {}
