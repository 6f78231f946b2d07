// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HardwareIT {
  @RegisterExtension static final Browsing browsing = new Browsing();

  private Site site;
  private String vision;
  private String threads;

  @BeforeAll
  void log() throws IOException {
    site = Site.start();
    threads = LoggedBenchmarks.logThreads(site.log());
    vision = LoggedBenchmarks.log(site.log());
  }

  @AfterAll
  void stop() throws IOException {
    site.close();
  }

  private Page open(String query) {
    Page page = browsing.page();
    page.navigate(site.address() + "/hardware?e=" + vision + query);
    assertThat(page.getByRole(AriaRole.REGION, named("Comparison"))).isVisible();
    return page;
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator row(Page page, String work, int index) {
    return page.locator(".hw-table tbody")
        .filter(new Locator.FilterOptions().setHasText(work))
        .getByRole(AriaRole.ROW)
        .nth(index);
  }

  private static Locator heading(Page page) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
  }

  @Test
  void theResultIsSaidFirst() {
    Page page = open("");

    // (4 · 12 · 16)^(1/3)
    assertThat(heading(page)).hasText("NVIDIA H100 is 9.16 times as fast as EPYC 7543");
    assertThat(page.getByText("Geometric mean over 3 rows")).isVisible();
    assertThat(page.getByText("In all rows: offline · PyTorch · float32 · 4 threads")).isVisible();
    assertThat(page).hasTitle("Hardware · Assay");
  }

  @Test
  void cellsHaveSpeedUpsWithIntervals() {
    Locator l4 = row(open(""), "batch 1", 2);

    assertThat(l4).containsText("NVIDIA L4");
    assertThat(l4).containsText("×2.00 [1.91, 2.09]");
    assertThat(l4).containsText("200 ± 3.0%");
    assertThat(l4).containsText("5.00"); // p50: 1000 ms · 1 / 200
    assertThat(l4).containsText("1.50 GB");
    assertThat(l4).containsText("faster");
    assertThat(l4.locator("b.ok")).hasText("×2.00");
  }

  @Test
  void whatIsNoResultSaysWhyAndHasNoColour() {
    Page page = open("");
    Locator epyc = row(page, "batch 64", 0);
    Locator l4 = row(page, "batch 64", 2);

    assertThat(epyc).containsText("oom: The batch needs 33 GB, there are 32.");
    assertThat(l4).containsText("the baseline has no result: oom");
    assertThat(l4.locator(".ok, .bad")).hasCount(0);
    assertThat(page.getByRole(AriaRole.REGION, named("Notes")))
        .containsText("In no mean: resnet50");
  }

  @Test
  void anotherBaselineIsChosenAndKeptInTheLink() {
    Page page = open("");

    page.getByLabel("baseline").selectOption("NVIDIA L4");

    // (1/2 · 1/4 · 1/4)^(1/3) of the EPYC, (2 · 3 · 4)^(1/3) of the H100
    assertThat(heading(page)).hasText("NVIDIA H100 is 2.88 times as fast as NVIDIA L4");
    assertThat(page).hasURL(Pattern.compile("base=NVIDIA\\+L4"));
    assertThat(row(page, "batch 1", 1).locator("b.bad")).hasText("×0.500");
    page.goBack();
    assertThat(heading(page)).containsText("times as fast as EPYC 7543");
  }

  @Test
  void batchSizesAreComparedInsteadOfDevices() {
    Page page = open("");

    page.getByRole(AriaRole.BUTTON, named("batch sizes")).click();

    assertThat(page).hasURL(Pattern.compile("by=batch"));
    assertThat(page.getByRole(AriaRole.BUTTON, named("batch sizes")))
        .hasAttribute("aria-pressed", "true");
    assertThat(row(page, "NVIDIA H100", 1)).containsText("×4.50");
  }

  @Test
  void aLinkHoldsTheWholeView() {
    Page page = open("&by=batch&base=8");

    assertThat(page.getByLabel("baseline")).hasValue("8");
    assertThat(row(page, "NVIDIA H100", 2)).containsText("×1.42"); // 2560 / 1800
  }

  @Test
  void aBaselineThatIsNotThereIsNamed() {
    assertThat(open("&base=T4").getByText("“T4” was not measured here")).isVisible();
  }

  @Test
  void experimentsAreChosen() {
    Page page = open("");

    page.getByLabel("experiments").click();
    page.getByLabel("threads", new Page.GetByLabelOptions().setExact(true)).check();

    assertThat(page).hasURL(Pattern.compile("e=" + vision + "," + threads));
    assertThat(page.getByText("efficiency of threads").first()).isVisible();
  }

  @Test
  void theExperimentMeasuredLastIsShownFirst() {
    Page page = browsing.page();

    page.navigate(site.address() + "/hardware");

    assertThat(heading(page)).containsText("times as fast as");
  }

  @Test
  void chartsAreThereAsTables() {
    Page page = open("");
    String name = "resnet50: samples/s by batch";
    assertThat(page.getByRole(AriaRole.IMG, named("Throughput by batch size"))).isVisible();

    page.getByRole(AriaRole.BUTTON, named(name + " as table")).click();

    Locator table = page.getByRole(AriaRole.REGION, named(name));
    assertThat(table.getByRole(AriaRole.ROW)).hasCount(13);
    // 90 % of 640 is 576, so that 8 is the knee of the L4; 90 % of 3000 is 2700
    assertThat(table.getByRole(AriaRole.ROW).filter(having("knee"))).hasCount(4);
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  @Test
  void environmentsShowWhatDiffersFirst() {
    Locator facts = open("").getByRole(AriaRole.REGION, named("Environments"));
    assertThat(facts).containsText("4 of 5 facts; 1 equal hidden");
    assertThat(facts).containsText("32.0 GB");
    assertThat(facts).not().containsText("Linux");

    facts.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("show all")).click();

    assertThat(facts).containsText("Linux");
  }

  @Test
  void keysLeadToThePageAndThroughIt() {
    Page page = browsing.page();
    page.navigate(site.address() + "/");
    assertThat(page.getByText("Experiments").first()).isVisible();

    page.keyboard().press("g");
    page.keyboard().press("h");

    assertThat(page).hasTitle("Hardware · Assay");
    assertThat(page.getByRole(AriaRole.REGION, named("Comparison"))).isVisible();
    page.getByLabel("baseline").focus();
    page.keyboard().press("Tab");
    assertThat(page.getByRole(AriaRole.BUTTON, named("devices"))).isFocused();
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile("by=engine"));
  }

  @Test
  void aTrackerWithoutBenchmarksSaysHowToGetSome() throws IOException {
    try (Site empty = Site.start()) {
      Page page = browsing.page();
      page.navigate(empty.address() + "/hardware");

      assertThat(page.getByText("No benchmarks yet")).isVisible();
      assertThat(page.getByText("assay run")).containsText("--tracker " + empty.address());
      assertThat(Axe.violations(page)).isEmpty();
    }
  }

  @Test
  void aFailureKeepsWhatWasShown() {
    browsing.expectErrors();
    Page page = open("");
    page.route("**/reports/hardware*", route -> route.fulfill(failure()));

    page.getByRole(AriaRole.BUTTON, named("engines")).click();

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("The disk is full.");
    assertThat(page.getByRole(AriaRole.REGION, named("Comparison"))).isVisible();
    page.unroute("**/reports/hardware*");
    page.getByRole(AriaRole.BUTTON, named("Retry now")).click();
    assertThat(page.getByRole(AriaRole.ALERT)).not().isAttached();
  }

  private static Route.FulfillOptions failure() {
    return new Route.FulfillOptions()
        .setStatus(500)
        .setContentType("application/json")
        .setBody("{\"code\": \"internal\", \"message\": \"The disk is full.\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void thePageIsAccessible(String theme) {
    assertThat(Axe.violations(open("&theme=" + theme))).isEmpty();
  }

  @Test
  void thePageFitsANarrowWindow() {
    browsing.newPage(400, 800);
    Page page = open("");

    String overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    assertThat((int) page.evaluate(overflow)).isZero();
  }
}
