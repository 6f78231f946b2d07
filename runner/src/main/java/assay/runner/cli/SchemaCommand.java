// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.spec.LanguageSchema;
import assay.runner.spec.ReferenceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay schema}: the language for editors and for readers. */
@Command(
    name = "schema",
    description = {
      "Prints the JSON Schema (2020-12) of experiment files, by which editors complete keys, "
          + "explain them and underline mistakes.",
      "Write it to a file and begin an experiment with the line "
          + "`# yaml-language-server: $$schema=assay.schema.json`."
    })
final class SchemaCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin HelpOption help = new HelpOption();

  /** As files write them. */
  enum Kind {
    train,
    benchmark
  }

  @Option(names = "--kind", description = "${COMPLETION-CANDIDATES}. Default: a schema of both.")
  @Nullable Kind kind;

  @Option(
      names = "--reference",
      description =
          "Prints instead an experiment with every key of the kind (train unless --kind says "
              + "otherwise), its default and its meaning.")
  boolean reference;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Writes to this file.")
  @Nullable Path out;

  SchemaCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String text = reference ? reference() : schema();
    if (out == null) {
      terminal.data(text.stripTrailing());
    } else {
      write(out, text);
    }
    return ExitCode.OK.code();
  }

  private String reference() {
    return ReferenceText.of(kind == null ? Kind.train.name() : kind.name());
  }

  private String schema() {
    return (kind == null ? LanguageSchema.all() : LanguageSchema.of(kind.name())).toPrettyString()
        + "\n";
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.WRONG_DECLARATION, "%s cannot be written: %s".formatted(file, e.getMessage()));
    }
  }
}
