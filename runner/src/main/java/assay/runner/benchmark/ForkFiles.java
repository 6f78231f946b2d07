// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files between a measuring process and the one that started it. */
record ForkFiles(Path folder) {

  Path job() {
    return folder.resolve("job.json");
  }

  Path side() {
    return folder.resolve("side.jsonl");
  }

  Path output() {
    return folder.resolve("output.txt");
  }

  Path crash() {
    return folder.resolve("crash.log");
  }

  /**
   * Arguments of the virtual machine that name files. ONNX Runtime unpacks its libraries among the
   * temporary files, and a process that is killed would leave them there.
   */
  List<String> arguments() {
    return List.of("-XX:ErrorFile=" + crash(), "-Djava.io.tmpdir=" + folder);
  }

  /** What the process printed until now. */
  String printed() {
    try {
      return Files.exists(output())
          ? new String(Files.readAllBytes(output()), StandardCharsets.UTF_8)
          : "";
    } catch (IOException e) {
      return "";
    }
  }
}
