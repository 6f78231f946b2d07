// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import assay.runner.spec.CellSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/** A measuring process for what JMH is not made for: open loads, and outputs to compare with. */
public final class WorkerMain {
  static final String SERVER = "server";
  static final String REFERENCE = "reference";

  private WorkerMain() {}

  /**
   * @param args what to do; the files of the job, of what is told, and of outputs
   */
  public static void main(String[] args) throws InterruptedException {
    Path job = Path.of(args[1]);
    Path side = Path.of(args[2]);
    try {
      switch (args[0]) {
        case SERVER -> serve(job, side);
        case REFERENCE -> answer(Job.read(job), Path.of(args[3]));
        default -> throw new IllegalArgumentException(args[0]);
      }
    } catch (Throwable e) { // whatever it is, the other process must hear of it
      Fork.tell(new SideFile(side), e);
      System.exit(1);
    }
    System.exit(0); // threads of engines may not end by themselves
  }

  private static void serve(Path job, Path side) throws InterruptedException {
    try (Fork fork = Fork.start(job, side)) {
      CellSettings settings = fork.job().settings();
      LoadOptions options =
          new LoadOptions(
              settings.scenario().concurrency(),
              new RunLength(Duration.ZERO, fork.job().duration(), 1),
              OptionalInt.empty(),
              fork.job().iteration());
      Arrivals arrivals =
          new Arrivals.Poisson(
              settings.scenario().rate().orElseThrow(),
              fork.job().seed() * 31 + fork.job().fork(),
              settings.batch());
      fork.begin();
      fork.end(new LoadGenerator(Pacer.system()).run(workload(fork.model()), arrivals, options));
    }
  }

  private static Workload workload(BenchmarkModel model) {
    return () -> {
      BenchmarkModel.Session session = model.open();
      return new Workload.Session() {
        @Override
        public void answer(int samples) {
          session.run();
        }

        @Override
        public void close() {
          session.close();
        }
      };
    };
  }

  private static void answer(Job job, Path outputs) {
    float[] all = new float[0];
    try (BenchmarkModel model = BenchmarkModels.load(job)) {
      for (int sample = 0; sample < ReferenceOutputs.SAMPLES; sample++) {
        try (BenchmarkModel.Session session = model.open(sample)) {
          session.run();
          float[] answer = session.outputs();
          if (sample == 0) {
            all = new float[answer.length * ReferenceOutputs.SAMPLES];
          }
          System.arraycopy(answer, 0, all, sample * answer.length, answer.length);
        }
      }
    }
    ReferenceOutputs.write(outputs, all);
  }
}
