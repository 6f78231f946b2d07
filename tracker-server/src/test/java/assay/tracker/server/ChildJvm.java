// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another process that runs a main class of the tests; closing it kills it without warning. */
public final class ChildJvm implements AutoCloseable {

  private final Process process;
  private final BufferedReader lines;

  private ChildJvm(Process process) {
    this.process = process;
    this.lines = process.inputReader();
  }

  public static ChildJvm start(Class<?> mainClass, String... arguments) throws IOException {
    return start(List.of("-XX:TieredStopAtLevel=1"), mainClass, arguments);
  }

  public static ChildJvm start(List<String> options, Class<?> mainClass, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("MALLOC_ARENA_MAX", "2"); // as the launcher does
    return new ChildJvm(builder.start());
  }

  /** What it printed next. */
  public String readLine() throws IOException {
    String line = lines.readLine();
    if (line == null) {
      throw new AssertionError("the child ended");
    }
    return line;
  }

  /** Whatever it prints from now on goes nowhere: a full pipe would stop it. */
  public void ignoreOutput() {
    Thread.ofPlatform().daemon().start(() -> lines.lines().forEach(line -> {}));
  }

  public long pid() {
    return process.pid();
  }

  /** Without warning, as closing it does. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
