// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"assay " + text()};
  }

  static String text() {
    return Optional.ofNullable(Main.class.getPackage().getImplementationVersion()).orElse("unknown");
  }
}
