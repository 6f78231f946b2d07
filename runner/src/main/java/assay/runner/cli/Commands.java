// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, each with the terminal. */
final class Commands implements IFactory {
  /** In the order in which they are shown; those of commands themselves are not among them. */
  static final Map<String, Class<?>> BY_NAME = byName();

  private final Terminal terminal;

  Commands(Terminal terminal) {
    this.terminal = terminal;
  }

  private static Map<String, Class<?>> byName() {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    commands.put("run", RunCommand.class);
    commands.put("bench", BenchCommand.class);
    commands.put("plan", PlanCommand.class);
    commands.put("validate", ValidateCommand.class);
    commands.put("schema", SchemaCommand.class);
    commands.put("serve", ServeCommand.class);
    commands.put("show", ShowCommand.class);
    commands.put("compare", CompareCommand.class);
    commands.put("evaluate", EvaluateCommand.class);
    commands.put("report", ReportCommand.class);
    commands.put("upload", UploadCommand.class);
    commands.put("export", ExportCommand.class);
    commands.put("import", ImportCommand.class);
    commands.put("host", HostCommand.class);
    commands.put("device-peak", DevicePeakCommand.class);
    commands.put("token", TokenCommand.class);
    commands.put("backup", BackupCommand.class);
    commands.put("restore", RestoreCommand.class);
    commands.put("doctor", DoctorCommand.class);
    commands.put("gc", GcCommand.class);
    return Collections.unmodifiableMap(commands);
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    Object command =
        switch (type.getSimpleName()) {
          case "RunCommand" -> new RunCommand(terminal);
          case "BenchCommand" -> new BenchCommand(terminal);
          case "PlanCommand" -> new PlanCommand(terminal);
          case "ValidateCommand" -> new ValidateCommand(terminal);
          case "SchemaCommand" -> new SchemaCommand(terminal);
          case "ServeCommand" -> new ServeCommand(terminal);
          case "ShowCommand" -> new ShowCommand(terminal);
          case "CompareCommand" -> new CompareCommand(terminal);
          case "EvaluateCommand" -> new EvaluateCommand(terminal);
          case "ReportCommand" -> new ReportCommand();
          case "HardwareReportCommand" -> new HardwareReportCommand(terminal);
          case "ExportCommand" -> new ExportCommand(terminal);
          case "UploadCommand" -> new UploadCommand(terminal);
          case "GcCommand" -> new GcCommand(terminal);
          case "ImportCommand" -> new ImportCommand(terminal);
          case "HostCommand" -> new HostCommand(terminal);
          case "DevicePeakCommand" -> new DevicePeakCommand(terminal);
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
