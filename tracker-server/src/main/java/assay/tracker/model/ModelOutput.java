// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.model;

/** A logged model that a run made. */
public record ModelOutput(String modelId, long step) {}
