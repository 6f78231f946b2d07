// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.util.Optional;

/**
 * How a series becomes a table: each row predicts one value from values that came before it.
 *
 * @param time the column that gives the order, if there is one
 * @param lags how many earlier values are columns, the latest first
 * @param horizon how many steps the predicted value lies after the latest of them
 * @param difference how often each value is first replaced by its difference to the one before
 */
public record SeriesSpec(Optional<String> time, int lags, int horizon, int difference) {}
