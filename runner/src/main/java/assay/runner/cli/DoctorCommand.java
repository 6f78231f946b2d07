// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.tracker.maintenance.Doctor;
import assay.tracker.maintenance.Finding;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay doctor}. */
@Command(
    name = "doctor",
    description = {
      "Looks for what is wrong with a data directory; a tracker may go on running.",
      "Who uses it, whether the database is whole and of a version that is known, what a "
          + "crash left, who may read what, how much room there is. Ends with 5 if something is "
          + "broken."
    })
final class DoctorCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin HelpOption help = new HelpOption();

  @Mixin DataOption data = new DataOption();

  @Option(
      names = "--repair",
      description = "Mends what can be mended without loss. No tracker may run meanwhile.")
  boolean repair;

  DoctorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Finding> findings = Doctor.examine(data.directory, repair);
    for (Finding finding : findings) {
      terminal.data(
          "%-8s  %s".formatted(finding.kind().name().toLowerCase(Locale.ROOT), finding.text()));
    }
    boolean broken = findings.stream().anyMatch(f -> f.kind() == Finding.Kind.ERROR);
    return (broken ? ExitCode.DATA_DIRECTORY : ExitCode.OK).code();
  }
}
