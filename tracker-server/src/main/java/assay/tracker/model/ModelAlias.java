// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.model;

/** A name that points to a version of a registered model. */
public record ModelAlias(String alias, int version) {}
