// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Looks, themes, accessibility and weight of all pages. */
class AppearanceIT {
  private static final int FIRST_LOAD_BYTES = 60_000;

  @RegisterExtension static final Samples samples = new Samples();
  @RegisterExtension static final Browsing browsing = new Browsing();

  @ParameterizedTest
  @EnumSource
  void pageIsAccessibleInLight(Sight sight) {
    assertThat(violations(sight, "light")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void pageIsAccessibleInDark(Sight sight) {
    assertThat(violations(sight, "dark")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void pageFitsANarrowWindow(Sight sight) {
    browsing.newPage(400, 800);
    Page page = open(sight, "light");

    String overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    assertThat((int) page.evaluate(overflow)).isZero();
  }

  @Test
  void themeFollowsTheSystemUntilItIsChosen() {
    Page page = browsing.page();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    page.navigate(samples.url("/"));
    assertThat(page.locator("body")).hasCSS("background-color", "rgb(19, 20, 22)");

    page.keyboard().press("t");
    assertThat(page.locator("body")).hasCSS("background-color", "rgb(251, 251, 249)");

    page.reload();
    assertThat(page.locator("body")).hasCSS("background-color", "rgb(251, 251, 249)");
  }

  @Test
  void densityIsChosenInTheLink() {
    Page page = browsing.page();

    page.navigate(samples.url(Sight.RUNS.path(samples) + "?density=compact"));

    assertThat(new RunsTable(page).row("trial 0").locator("td").first()).hasCSS("height", "25px");
  }

  @Test
  void questionMarkShowsTheKeys() {
    Page page = open(Sight.OVERVIEW, "light");

    page.keyboard().press("?");

    assertThat(page.getByRole(AriaRole.DIALOG, new GetByRoleOptions().setName("Keys"))).isVisible();
    page.keyboard().press("Escape");
    assertThat(page.getByRole(AriaRole.DIALOG)).not().isAttached();
  }

  @Test
  void skipLinkComesFirst() {
    Page page = open(Sight.OVERVIEW, "light");

    page.keyboard().press("Tab");

    assertThat(page.getByText("Skip to content")).isFocused();
  }

  @Test
  void firstLoadIsLight() {
    Page page = open(Sight.RUNS, "light");
    page.waitForLoadState(LoadState.LOAD);

    int bytes =
        browsing.responses().stream()
            .filter(response -> response.url().matches(".*\\.(js|css)|.*/runs\\?.*"))
            .map(Response::body)
            .mapToInt(AppearanceIT::compressed)
            .sum();
    assertThat(bytes).isBetween(1, FIRST_LOAD_BYTES);
  }

  private List<String> violations(Sight sight, String theme) {
    Page page = open(sight, theme);
    return Axe.violations(page);
  }

  private Page open(Sight sight, String theme) {
    Page page = browsing.page();
    String path = sight.path(samples);
    page.navigate(samples.url(path + (path.contains("?") ? "&" : "?") + "theme=" + theme));
    assertThat(page.getByText(sight.word()).first()).isVisible();
    return page;
  }

  private static int compressed(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.size();
  }
}
