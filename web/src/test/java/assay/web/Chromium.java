// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.web;

import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The installed Chromium, started headless. Tests are skipped where there is none, but fail where
 * {@code -Dchromium.path} names one that does not start: continuous integration must not skip.
 */
final class Chromium implements AutoCloseable {
  private static final List<String> USUAL_PATHS =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Chromium start() {
    Path executable = findExecutable();
    // Playwright would fetch browser builds of its own here.
    var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    // Chromium refuses to sandbox itself as root, which is who runs in most containers.
    var options =
        new LaunchOptions().setExecutablePath(executable).setArgs(List.of("--no-sandbox"));
    return new Chromium(playwright, playwright.chromium().launch(options));
  }

  private static Path findExecutable() {
    String chosen = System.getProperty("chromium.path");
    return chosen != null
        ? Path.of(chosen)
        : USUAL_PATHS.stream()
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElseGet(Chromium::skipTests);
  }

  private static Path skipTests() {
    String reason =
        "Browser tests skipped: no Chromium at %s; install it, or name one by -Dchromium.path=PATH"
            .formatted(USUAL_PATHS);
    // The reports keep the reason of a skipped test, the console does not.
    System.err.println(reason);
    return abort(reason);
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
