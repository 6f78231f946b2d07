// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.host.Machine;
import assay.runner.train.TorchEngine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay host}: what the machine is, as it is recorded with every launch. */
@Command(
    name = "host",
    description = "Shows what this machine is, as it is recorded with every launch.")
final class HostCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin HelpOption help = new HelpOption();

  @Option(names = "--json", description = "Prints what a launch keeps as assay/host.json.")
  boolean json;

  HostCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ObjectNode facts = Machine.local().facts(TorchEngine.versions()).toJson();
    if (json) {
      terminal.data(facts.toPrettyString());
    } else {
      lines("", facts).forEach(terminal::data);
    }
    return ExitCode.OK.code();
  }

  private static List<String> lines(String prefix, ObjectNode facts) {
    List<String> lines = new ArrayList<>();
    facts
        .properties()
        .forEach(fact -> {
          String name = prefix + fact.getKey();
          if (fact.getValue() instanceof ObjectNode nested) {
            lines.addAll(lines(name + ".", nested));
          } else {
            lines.add("%-28s %s".formatted(name, text(fact.getValue())));
          }
        });
    return lines;
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }
}
