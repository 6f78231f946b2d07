// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether {@code assay validate} has an answer to any file: declarations, tables and folds that are
 * right or nearly so are damaged and looked at. An answer is an exit code and lines that each tell
 * a place; a stack trace, a hang or a memory that runs out is none.
 */
final class DeclarationTrial implements AutoCloseable {
  private static final long LONGEST_SECONDS = 30;
  private static final int MOST_CHARACTERS = 60_000;
  private static final Pattern PROBLEM = Pattern.compile(".+:\\d+:\\d+: [EW]\\d{3}: .+");
  private static final Pattern END =
      Pattern.compile("No problems found\\.|\\d+ errors?, \\d+ warnings?\\.|… and \\d+ more");

  private final List<Path> sources;
  private final Path folder;
  private final Random random;
  private ExecutorService thread = Executors.newSingleThreadExecutor(DeclarationTrial::daemon);

  /**
   * @param sources declarations; what they name lies beside them
   * @param folder for the damaged ones
   */
  DeclarationTrial(List<Path> sources, Path folder, long seed) {
    this.sources = List.copyOf(sources);
    this.folder = folder;
    this.random = new Random(seed);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(null, task, "validate", 1 << 20);
    thread.setDaemon(true);
    return thread;
  }

  /** What was wrong with the answer to one more damaged file; the folder still has the file. */
  Optional<String> round() {
    try {
      return complaint(damaged());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path damaged() throws IOException {
    Path source = sources.get(random.nextInt(sources.size()));
    String name = source.getFileName().toString();
    String stem = name.substring(0, name.lastIndexOf('.'));
    Mutations mutations = new Mutations(random);
    boolean other = random.nextInt(3) == 0;
    boolean changed = false;
    try (Stream<Path> files = Files.list(source.toAbsolutePath().getParent())) {
      for (Path file : files.sorted().toList()) {
        String beside = file.getFileName().toString();
        if (!beside.equals(name) && (beside.startsWith(stem) || beside.startsWith("splits-"))) {
          byte[] bytes = Files.readAllBytes(file);
          boolean table = beside.endsWith(".csv");
          changed |= other;
          Files.write(folder.resolve(beside), other ? mutations.of(bytes, table) : bytes);
        }
      }
    }
    byte[] bytes = Files.readAllBytes(source);
    return Files.write(
        folder.resolve("damaged.yaml"), changed ? bytes : mutations.of(bytes, false));
  }

  private Optional<String> complaint(Path file) {
    Future<Cli> run = thread.submit(() -> Cli.run("validate", file.toString()));
    try {
      return complaint(run.get(LONGEST_SECONDS, TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      thread.shutdownNow();
      thread = Executors.newSingleThreadExecutor(DeclarationTrial::daemon);
      return Optional.of("no answer within %d s".formatted(LONGEST_SECONDS));
    } catch (ExecutionException e) {
      return Optional.of("an error instead of an answer: " + e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<String> complaint(Cli run) {
    if (run.exitCode() != 0 && run.exitCode() != 2) {
      return Optional.of("exit code %d: %s".formatted(run.exitCode(), run.err()));
    }
    if (run.err().length() > MOST_CHARACTERS) {
      return Optional.of("an answer of %d characters".formatted(run.err().length()));
    }
    return run.err()
        .lines()
        .filter(line -> !PROBLEM.matcher(line).matches() && !END.matcher(line).matches())
        .findFirst()
        .map("a line without a place: "::concat);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  /** Declarations to begin with: those that are shipped and those with one mistake each. */
  static List<Path> sources(Path root) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String folder :
        List.of("experiments", "runner/src/test/resources/assay/runner/spec/mistakes")) {
      try (Stream<Path> files = Files.list(root.resolve(folder))) {
        files.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(sources::add);
      }
    }
    return sources;
  }

  /** {@code ROOT SECONDS SEED}: the folder of the project, how long, and which files. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("declaration-trial");
    long seed = Long.parseLong(args[2]);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(args[1]));
    int rounds = 0;
    int findings = 0;
    try (DeclarationTrial trial = new DeclarationTrial(sources(Path.of(args[0])), folder, seed)) {
      for (; System.nanoTime() < end; rounds++) {
        Optional<String> finding = trial.round();
        if (finding.isPresent()) {
          findings++;
          Path kept = Files.createDirectory(folder.resolve("finding-" + rounds));
          keep(folder, kept);
          System.out.println(kept + ": " + finding.get());
        }
      }
    }
    System.out.println("%d files with seed %d, %d findings".formatted(rounds, seed, findings));
    System.exit(findings == 0 ? 0 : 1);
  }

  private static void keep(Path folder, Path kept) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, kept.resolve(file.getFileName()));
      }
    }
  }
}
