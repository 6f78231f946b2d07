// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mvnpm.esbuild.install.WebDepsInstaller;
import io.mvnpm.esbuild.model.WebDependency;
import io.mvnpm.esbuild.model.WebDependency.WebDependencyType;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Turns {@code src/main/web} into {@code target/classes/webroot}: unpacks the web jars of the class
 * path, type-checks, and bundles what {@code index.html} refers to.
 *
 * <p>Maven runs it as a source file in the module's directory: {@code java -cp <class path>
 * src/build/WebBuild.java (build|test|dev) (maven|path)}. The last word says where esbuild and the
 * JavaScript runtime come from. Where Maven has none for the platform, nothing is built and a
 * warning says how it can be. Exit code 1 means the sources are wrong, and the reason was printed.
 */
final class WebBuild {
  private static final Path SOURCES = Path.of("src/main/web");
  private static final Path TESTS = Path.of("src/test/web");
  private static final Path WORK = Path.of("target/web");
  private static final Path NODE_MODULES = WORK.resolve("node_modules");
  private static final Path METAFILE = WORK.resolve("meta.json");
  private static final Path DEV_ROOT = WORK.resolve("dev");
  private static final Path WEBROOT = Path.of("target/classes/webroot");

  private static final Pattern ENTRY_POINT =
      Pattern.compile("(?<=(?:src|href)=\"/)[^\"]+\\.(?:ts|css)(?=\")");
  private static final String DEV_ADDRESS = "127.0.0.1:8000";
  private static final String LIVE_RELOAD =
      """
      <script>
        new EventSource("/esbuild").addEventListener("change", () => location.reload());
      </script>
      </body>\
      """;

  private final Tools tools;

  private WebBuild(Tools tools) {
    this.tools = tools;
  }

  public static void main(String[] args) throws Exception {
    try {
      unpackWebJars();
      run(args[0], new WebBuild(Tools.of(args[1])));
    } catch (ToolsMissing missing) {
      // The rest of Assay does not need the dashboard: its build goes on without.
      System.err.println("[web] WARNING: " + missing.getMessage());
    } catch (BuildFailure failure) {
      System.err.println("[web] " + failure.getMessage());
      System.exit(1);
    }
  }

  private static void run(String command, WebBuild build) throws Exception {
    switch (command) {
      case "build" -> build.build();
      case "test" -> build.test();
      case "dev" -> build.dev();
      default -> throw new BuildFailure("unknown command: " + command);
    }
  }

  private static void unpackWebJars() throws IOException {
    // The installer resolves a relative path twice for jars without a package.json.
    WebDepsInstaller.install(
        NODE_MODULES.toAbsolutePath(), webJars(System.getProperty("java.class.path")));
  }

  private static List<WebDependency> webJars(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator))
        .map(Path::of)
        .flatMap(jar -> webJarType(jar).map(type -> WebDependency.of(jar, type)).stream())
        .toList();
  }

  private static Optional<WebDependencyType> webJarType(Path jar) {
    String coordinates = jar.toString().replace(File.separatorChar, '.');
    if (coordinates.contains(".org.mvnpm.")) {
      return Optional.of(WebDependencyType.MVNPM);
    }
    return coordinates.contains(".org.webjars.npm.")
        ? Optional.of(WebDependencyType.WEBJARS)
        : Optional.empty();
  }

  private void build() throws Exception {
    checkTypes();
    bundle();
  }

  private void checkTypes() throws Exception {
    Process checker = startTypeCheck();
    printErrors(checker);
    requireSuccess("type check", checker);
  }

  private Process startTypeCheck(String... options) throws IOException {
    return new ProcessBuilder(tools.typeScript(options)).redirectError(Redirect.INHERIT).start();
  }

  private static void printErrors(Process checker) throws IOException {
    try (BufferedReader lines = checker.inputReader()) {
      lines.lines().map(WebBuild::withClickablePosition).forEach(System.out::println);
    }
  }

  /** From tsc's {@code file(line,column): message} to what terminals and editors can open. */
  private static String withClickablePosition(String line) {
    return line.replaceFirst("^([^(]+)\\((\\d+),(\\d+)\\):", "$1:$2:$3:");
  }

  private void bundle() throws Exception {
    // Hashed names pile up otherwise, and the jar would ship every old bundle.
    deleteRecursively(WEBROOT);
    String page = Files.readString(SOURCES.resolve("index.html"));
    Process bundler =
        start(
            tools.esbuild(
                entryPoints(page),
                "--outdir=" + WEBROOT,
                "--entry-names=[name]-[hash]",
                "--chunk-names=[name]-[hash]",
                "--asset-names=[name]-[hash]",
                "--minify",
                "--legal-comments=linked",
                "--metafile=" + METAFILE,
                "--log-level=warning"));
    requireSuccess("bundle", bundler);
    Files.writeString(WEBROOT.resolve("index.html"), withEntryPoints(page, hashedNames()));
  }

  private void test() throws Exception {
    if (Files.isDirectory(TESTS)) {
      requireSuccess("unit tests", start(tools.unitTests(TESTS)));
    }
  }

  /** Rebuilds and reloads on every change, until interrupted; type errors are only printed. */
  private void dev() throws Exception {
    String page = Files.readString(SOURCES.resolve("index.html"));
    Files.createDirectories(DEV_ROOT);
    Files.writeString(DEV_ROOT.resolve("index.html"), devPage(page));
    Process checker = startTypeCheck("--watch", "--preserveWatchOutput");
    Process bundler =
        start(
            tools.esbuild(
                entryPoints(page),
                "--outdir=" + DEV_ROOT,
                "--watch=forever",
                "--serve=" + DEV_ADDRESS,
                "--servedir=" + DEV_ROOT,
                "--serve-fallback=" + DEV_ROOT.resolve("index.html")));
    stopAtExit(checker);
    stopAtExit(bundler);
    // A bundler that cannot start (port taken) must not leave a lone type checker running.
    bundler.onExit().thenRun(checker.toHandle()::destroy);
    printErrors(checker);
    requireSuccess("dev server", bundler);
  }

  private static void stopAtExit(Process process) {
    Runtime.getRuntime().addShutdownHook(new Thread(process.toHandle()::destroy));
  }

  private static String devPage(String page) {
    Map<String, String> names = new HashMap<>();
    for (String entryPoint : entryPoints(page)) {
      names.put(entryPoint, entryPoint.replaceFirst("\\.ts$", ".js"));
    }
    return withEntryPoints(page, names).replace("</body>", LIVE_RELOAD);
  }

  private static List<String> entryPoints(String page) {
    return ENTRY_POINT.matcher(page).results().map(MatchResult::group).toList();
  }

  private static String withEntryPoints(String page, Map<String, String> names) {
    return ENTRY_POINT.matcher(page).replaceAll(entryPoint -> names.get(entryPoint.group()));
  }

  /** Output file by entry point, the one relative to the web root, the other to the sources. */
  private static Map<String, String> hashedNames() throws IOException {
    Map<String, String> names = new HashMap<>();
    JsonNode outputs = new ObjectMapper().readTree(METAFILE.toFile()).get("outputs");
    for (Map.Entry<String, JsonNode> output : outputs.properties()) {
      JsonNode entryPoint = output.getValue().get("entryPoint");
      if (entryPoint != null) {
        names.put(
            relativeName(SOURCES, entryPoint.asText()), relativeName(WEBROOT, output.getKey()));
      }
    }
    return names;
  }

  private static String relativeName(Path directory, String file) {
    return directory.relativize(Path.of(file)).toString().replace(File.separatorChar, '/');
  }

  private static Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command).inheritIO().start();
  }

  private static void requireSuccess(String step, Process process) throws InterruptedException {
    int exitCode = process.waitFor();
    if (exitCode != 0) {
      throw new BuildFailure("%s failed (exit code %d)".formatted(step, exitCode));
    }
  }

  private static void deleteRecursively(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The command lines of the two programs that do the work. */
  private record Tools(String esbuild, List<String> runScript, List<String> runTests) {

    static Tools of(String origin) throws IOException {
      return switch (origin) {
        case "maven" -> fromWebJars();
        case "path" -> new Tools("esbuild", List.of("node"), List.of("node", "--test"));
        default -> throw new BuildFailure("-Dweb.tools is 'maven' or 'path', not: " + origin);
      };
    }

    private static Tools fromWebJars() throws IOException {
      String deno = executable("@deno", "deno");
      return new Tools(
          executable("@esbuild", "esbuild"),
          List.of(deno, "run", "-A", "--no-remote", "--node-modules-dir=manual"),
          List.of(deno, "test", "-A", "--no-remote", "--no-check"));
    }

    private static String executable(String scope, String name) throws IOException {
      Path directory = NODE_MODULES.resolve(scope);
      if (!Files.isDirectory(directory)) {
        throw new ToolsMissing(name);
      }
      try (Stream<Path> files = Files.find(directory, 3, (file, type) -> isBinary(file, name))) {
        File binary = files.findFirst().orElseThrow().toFile();
        binary.setExecutable(true);
        return binary.getAbsolutePath();
      }
    }

    private static boolean isBinary(Path file, String name) {
      String fileName = file.getFileName().toString();
      return Files.isRegularFile(file) && (fileName.equals(name) || fileName.equals(name + ".exe"));
    }

    List<String> esbuild(List<String> entryPoints, String... options) {
      List<String> command = new ArrayList<>();
      command.add(esbuild);
      entryPoints.forEach(entryPoint -> command.add(SOURCES.resolve(entryPoint).toString()));
      command.addAll(
          List.of(
              "--bundle",
              "--format=esm",
              "--splitting",
              "--sourcemap",
              "--target=es2022",
              "--outbase=" + SOURCES));
      command.addAll(List.of(options));
      return command;
    }

    List<String> typeScript(String... options) {
      List<String> command = new ArrayList<>(runScript);
      command.add(NODE_MODULES.resolve("typescript/lib/tsc.js").toString());
      command.addAll(List.of(options));
      return command;
    }

    List<String> unitTests(Path directory) {
      List<String> command = new ArrayList<>(runTests);
      // Node does not search directories, but both runtimes expand patterns.
      command.add(directory + "/**/*.test.ts");
      return command;
    }
  }

  /** Maven has the native tools for some platforms only. */
  private static final class ToolsMissing extends RuntimeException {
    ToolsMissing(String tool) {
      super(
          "no %s for this platform in Maven: the dashboard is left out. ".formatted(tool)
              + "With esbuild and node on the PATH, -Dweb.tools=path builds it.");
    }
  }

  /** Something the developer has to change; its message is all that needs to be shown. */
  private static final class BuildFailure extends RuntimeException {
    BuildFailure(String message) {
      super(message);
    }
  }
}
