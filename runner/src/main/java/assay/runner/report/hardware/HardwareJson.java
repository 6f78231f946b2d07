// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report.hardware;

import assay.tracker.analysis.hardware.HardwareDocument;
import assay.tracker.analysis.hardware.HardwareReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A report for programs: what the tracker's {@code GET /api/assay/v1/reports/hardware} gives. */
public final class HardwareJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private HardwareJson() {}

  public static JsonNode of(HardwareReport report) {
    return JSON.valueToTree(HardwareDocument.of(report));
  }
}
