// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.time.Duration;
import java.util.Optional;

/** What a launch may cost at most; reached budgets leave a launch resumable. */
public record BudgetSpec(Optional<Duration> wall) {}
