// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.model;

/** An input of a run; its value never changes once it is logged. */
public record Param(String key, String value) {}
