// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Gives each test a page of its own, in one browser for all tests, and fails a test whose page has
 * logged an error.
 */
final class Browsing implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {

  private static final Namespace NAMESPACE = Namespace.create(Browsing.class);

  /** Machines that build several things at once are slow; what is there is seen at once. */
  private static final int PATIENCE_MILLIS = 20_000;

  private final List<String> problems = new ArrayList<>();
  private final List<Response> responses = new ArrayList<>();
  private @Nullable Chromium chromium;
  private @Nullable BrowserContext context;
  private @Nullable Page page;
  private boolean errorsExpected;

  @Override
  public void beforeAll(ExtensionContext extension) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    chromium =
        extension
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent("chromium", unused -> Chromium.start(), Chromium.class);
  }

  @Override
  public void beforeEach(ExtensionContext extension) {
    problems.clear();
    responses.clear();
    errorsExpected = false;
    newPage(1280, 800);
  }

  @Override
  public void afterEach(ExtensionContext extension) {
    if (context != null) {
      context.close();
    }
    if (!errorsExpected) {
      assertThat(problems).as("console errors").isEmpty();
    }
  }

  Page page() {
    if (page == null) {
      throw new IllegalStateException("only inside a test");
    }
    return page;
  }

  /** In place of the page of standard size. */
  Page newPage(int width, int height) {
    if (chromium == null) {
      throw new IllegalStateException("only inside a test");
    }
    if (context != null) {
      context.close();
    }
    context = chromium.browser().newContext(new NewContextOptions().setViewportSize(width, height));
    Page fresh = context.newPage();
    fresh.onConsoleMessage(this::record);
    fresh.onPageError(problems::add);
    fresh.onResponse(responses::add);
    page = fresh;
    return fresh;
  }

  /** What the page has fetched so far. */
  List<Response> responses() {
    return List.copyOf(responses);
  }

  /** For tests of what fails: browsers log every refused request. */
  void expectErrors() {
    errorsExpected = true;
  }

  private void record(ConsoleMessage message) {
    if (message.type().equals("error")) {
      problems.add(message.text());
    }
  }
}
