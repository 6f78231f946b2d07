// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.host.Machine;
import assay.runner.spec.BenchmarkSpec;
import assay.runner.spec.Place;
import assay.runner.spec.ProblemCode;
import assay.runner.spec.Problems;
import java.util.List;

/**
 * Whether a benchmark finds any of its targets here. Where it finds some, the others become rows
 * with their cause, so that one file serves several machines.
 */
final class TargetCheck {
  private static final String GPU = "gpu:";

  private TargetCheck() {}

  static boolean anyIsHere(BenchmarkSpec spec, Problems problems) {
    List<String> targets =
        spec.configurations().stream().map(trial -> trial.settings().target()).distinct().toList();
    if (targets.isEmpty() || targets.stream().anyMatch(TargetCheck::isHere)) {
      return true;
    }
    int number = number(targets.getFirst());
    problems.add(
        place(spec),
        ProblemCode.E140_DEVICE_MISSING,
        Machine.local().whyNoGpu(number),
        Machine.local().insteadOfGpu(number));
    return false;
  }

  private static boolean isHere(String target) {
    return !target.startsWith(GPU) || Machine.local().findGpu(number(target)).isPresent();
  }

  private static int number(String target) {
    return Integer.parseInt(target.substring(GPU.length()));
  }

  private static Place place(BenchmarkSpec spec) {
    return spec.positions().firstWritten("search.space.execute.target", "execute.target");
  }
}
