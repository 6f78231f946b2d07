// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LiveIT {
  @RegisterExtension static final Browsing browsing = new Browsing();

  private Site site;
  private RunLog log;

  @BeforeEach
  void start() throws IOException {
    site = Site.start();
    log = site.log();
  }

  @AfterEach
  void stop() throws IOException {
    browsing.page().close();
    site.close();
  }

  @Test
  void epochsAndCurvesMoveWithoutReload() {
    LoggedExperiment running = LoggedExperiment.running(log, "streaming");
    log.metrics(running.lastFit(), LoggedExperiment.epoch(1));
    Page page = open("/r/" + running.lastFit());
    Locator loss = page.getByRole(AriaRole.IMG, new GetByRoleOptions().setName("loss:"));
    assertThat(page.getByText("1 of 5 epochs")).isVisible();
    int before = Drawing.colouredPixels(loss.locator("canvas"));

    log.metrics(running.lastFit(), LoggedExperiment.epoch(2));
    log.metrics(running.lastFit(), LoggedExperiment.epoch(3));

    assertThat(page.getByText("3 of 5 epochs")).isVisible();
    assertThat(loss).hasAttribute("aria-label", Pattern.compile("at epoch 3"));
    assertThat(Drawing.colouredPixels(loss.locator("canvas"))).isNotEqualTo(before);
  }

  @Test
  void fitThatEndsIsToldAtOnce() {
    LoggedExperiment running = LoggedExperiment.running(log, "streaming");
    Page page = open("/r/" + running.lastFit());
    assertThat(page.getByText("running")).isVisible();

    log.tags(running.lastFit(), Map.of("assay.state", "oom", "assay.cause", "Out of memory."));
    log.end(running.lastFit(), "FAILED", System.currentTimeMillis());

    assertThat(page.locator(".msg")).containsText("Out of memory.");
  }

  @Test
  void rowsStayWhereTheyAreUntilAskedToSort() {
    LoggedExperiment running = LoggedExperiment.running(log, "streaming");
    RunsTable table = new RunsTable(open("/e/" + running.id() + "/runs"));
    assertThat(table.names()).hasText(RunsTable.trials(0, 1));

    running.summarize(1, 0.97);

    Page page = table.page();
    assertThat(page.getByText("6 new fits. Rows may move.")).isVisible();
    assertThat(table.row("trial 1")).containsText("0.970");
    assertThat(table.names()).hasText(RunsTable.trials(0, 1));

    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sort again")).click();
    assertThat(table.names()).hasText(RunsTable.trials(1, 0));
    assertThat(page.getByText("Rows may move")).not().isAttached();
  }

  @Test
  void newExperimentAppearsOnTheOverview() {
    Page page = open("/");
    assertThat(page.getByText("No experiments yet")).isVisible();

    LoggedExperiment.running(log, "just-started");

    assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
        .containsText("1 launch is running: just-started");
  }

  @Test
  void dataStaysWhileTheTrackerIsAwayAndIsRenewedAfterwards() {
    browsing.expectErrors();
    LoggedExperiment running = LoggedExperiment.running(log, "away");
    RunsTable table = new RunsTable(open("/e/" + running.id() + "/runs"));
    Page page = table.page();
    assertThat(table.names()).hasCount(2);

    site.stop();
    assertThat(page.getByText("reconnecting")).isVisible();
    assertThat(table.names()).hasCount(2);

    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Overview")).click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("The tracker did not answer.");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Trying again");

    site.startAgain();
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Retry now")).click();
    assertThat(page.getByText("1 launch is running")).isVisible();
    assertThat(page.getByText("live", new Page.GetByTextOptions().setExact(true))).isVisible();
  }

  /** Waits for the stream: from then on, changes are told. */
  private Page open(String path) {
    Page page = browsing.page();
    page.navigate(site.address() + path);
    assertThat(page.getByText("live", new Page.GetByTextOptions().setExact(true))).isVisible();
    return page;
  }
}
