// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Content types of artifacts, by the ending of their name. */
final class ContentTypes {

  private static final String TEXT = "text/plain";

  /** As in MLflow, what people read is text, whatever it means to programs. */
  private static final Set<String> TEXT_ENDINGS =
      Set.of(
          "txt",
          "log",
          "err",
          "out",
          "cfg",
          "conf",
          "cnf",
          "cf",
          "ini",
          "properties",
          "prop",
          "prof",
          "md",
          "rst",
          "py",
          "r",
          "rmd",
          "java",
          "sh",
          "js",
          "ts",
          "jsx",
          "tsx",
          "css",
          "xml",
          "c",
          "cpp",
          "h",
          "sql",
          "yaml",
          "yml",
          "json",
          "jsonl",
          "geojson",
          "csv",
          "tsv",
          "toml",
          "mlmodel",
          "mlproject");

  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("html", "text/html"),
          Map.entry("htm", "text/html"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("zip", "application/zip"));

  private ContentTypes() {}

  /** The name may be all ending, as in {@code MLmodel}. */
  static String of(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return TEXT_ENDINGS.contains(ending)
        ? TEXT
        : OTHERS.getOrDefault(ending, "application/octet-stream");
  }
}
