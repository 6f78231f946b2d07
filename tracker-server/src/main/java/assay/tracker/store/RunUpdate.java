// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import assay.tracker.model.RunStatus;
import java.util.Optional;
import java.util.OptionalLong;

/** What changes in a run; what is absent stays as it is. */
public record RunUpdate(Optional<String> name, Optional<RunStatus> status, OptionalLong endTime) {}
