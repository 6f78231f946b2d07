// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Pattern;

/** What an archive of runs looks like, as {@code docs/archive.md} tells: names in the zip file. */
final class ArchiveForm {

  static final String FORMAT = "assay-archive";
  static final int VERSION = 1;

  static final String CONTENTS = "assay-archive.json";
  static final String RUNS = "runs/";
  static final String RUN_ENDING = ".jsonl";
  static final String ARTIFACTS = "artifacts/";

  /** As MLflow makes them; they become names of files. */
  static final Pattern RUN_ID = Pattern.compile("[0-9a-f]{32}");

  static final ObjectMapper JSON = new ObjectMapper();

  private ArchiveForm() {}

  static String ofRun(String id) {
    return RUNS + id + RUN_ENDING;
  }

  static String ofArtifacts(String runId) {
    return ARTIFACTS + runId + "/";
  }
}
