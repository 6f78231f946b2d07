// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OverviewIT {
  @RegisterExtension static final Samples samples = new Samples();
  @RegisterExtension static final Browsing browsing = new Browsing();

  @Test
  void headingTellsWhatRunsAndWhatNeedsAttention() {
    Locator heading = open().getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1));

    assertThat(heading).containsText("1 launch is running: digits-mlp");
    assertThat(heading).containsText("1 failed fit needs attention");
  }

  @Test
  void experimentTellsItsFitsItsBestMeanAndItsVerdict() {
    Locator row = row(open(), "iris-mlp-grid");

    assertThat(row).containsText("classification · accuracy ↑");
    assertThat(row).containsText("24/24");
    assertThat(row).containsText("1 failed");
    assertThat(row).containsText("0.950 ± 0.014");
    assertThat(row).containsText("Trial 2 is chosen");
  }

  @Test
  void runningExperimentTellsItsLeader() {
    assertThat(row(open(), "digits-mlp")).containsText("trial 0 leads after 6 of 12 fits");
  }

  @Test
  void runsOfOtherClientsAreCounted() {
    assertThat(row(open(), ForeignRuns.NAME)).containsText("3 runs");
  }

  @Test
  void runningLaunchHasItsProgress() {
    Locator progress =
        open().getByRole(AriaRole.PROGRESSBAR, new GetByRoleOptions().setName("digits-mlp"));

    assertThat(progress).hasAttribute("aria-valuenow", "50");
  }

  @Test
  void failedFitIsNamedWithItsCause() {
    Page page = open();
    Locator item = page.getByRole(AriaRole.LISTITEM).filter(having("1 fit failed"));

    assertThat(item).containsText(LoggedExperiment.CAUSE);

    item.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Open")).click();
    assertThat(page).hasTitle("repeat 1 · fold 2 · iris-mlp-grid · Assay");
  }

  @Test
  void launchIsListedWithItsWallTime() {
    Locator launches = open().getByRole(AriaRole.REGION, named("Recent launches"));

    assertThat(launches.getByRole(AriaRole.ROW).filter(having("iris-mlp-grid")))
        .containsText("14 min 20 s");
  }

  @Test
  void emptyTrackerShowsACommandThatWorksAsItStands() throws IOException {
    try (Site empty = Site.start()) {
      Page page = browsing.page();
      page.navigate(empty.address());

      assertThat(page.getByText("No experiments yet")).isVisible();
      assertThat(page.getByText("assay run")).containsText("--tracker " + empty.address());
    }
  }

  private Page open() {
    Page page = browsing.page();
    page.navigate(samples.url("/"));
    return page;
  }

  private static Locator row(Page page, String experiment) {
    return page.getByRole(AriaRole.REGION, named("Experiments"))
        .getByRole(AriaRole.ROW)
        .filter(having(experiment));
  }

  private static GetByRoleOptions named(String name) {
    return new GetByRoleOptions().setName(name);
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
