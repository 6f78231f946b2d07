// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, each with the terminal. */
final class Commands implements IFactory {
  private final Terminal terminal;

  Commands(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    Object command =
        switch (type.getSimpleName()) {
          case "RunCommand" -> new RunCommand(terminal);
          case "PlanCommand" -> new PlanCommand(terminal);
          case "ValidateCommand" -> new ValidateCommand(terminal);
          case "ServeCommand" -> new ServeCommand(terminal);
          case "ShowCommand" -> new ShowCommand(terminal);
          case "ReportCommand" -> new ReportCommand();
          case "HardwareReportCommand" -> new HardwareReportCommand(terminal);
          case "ExportCommand" -> new ExportCommand(terminal);
          case "UploadCommand" -> new UploadCommand(terminal);
          case "GcCommand" -> new GcCommand(terminal);
          case "ImportCommand" -> new ImportCommand(terminal);
          case "HostCommand" -> new HostCommand(terminal);
          case "TokenCommand" -> new TokenCommand();
          case "TokenCreateCommand" -> new TokenCreateCommand(terminal);
          case "TokenListCommand" -> new TokenListCommand(terminal);
          case "TokenRevokeCommand" -> new TokenRevokeCommand(terminal);
          case "BackupCommand" -> new BackupCommand(terminal);
          case "RestoreCommand" -> new RestoreCommand(terminal);
          case "DoctorCommand" -> new DoctorCommand(terminal);
          case "Version" -> new Version();
          default -> CommandLine.defaultFactory().create(type);
        };
    return type.cast(command);
  }
}
