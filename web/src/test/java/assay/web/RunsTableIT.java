// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunsTableIT {
  @RegisterExtension static final Samples samples = new Samples();
  @RegisterExtension static final Browsing browsing = new Browsing();

  @Test
  void bestTrialComesFirst() {
    RunsTable table = open("");

    assertThat(table.names()).hasText(RunsTable.trials(0, 2, 1, 3));
    assertThat(table.head("accuracy")).hasAttribute("aria-sort", "descending");
    assertThat(table.row("trial 0")).containsText("0.950 ± 0.014");
  }

  @Test
  void chosenTrialIsMarkedInWords() {
    assertThat(open("").row("trial 2")).containsText("chosen");
  }

  @Test
  void onlyParametersThatVaryAreColumns() {
    RunsTable table = open("");

    assertThat(table.head("optimizer.name")).isVisible();
    assertThat(table.head("hidden")).isVisible();
    assertThat(table.head("learning_rate")).not().isAttached();
  }

  @Test
  void clickingAHeadSortsAndClickingAgainTurns() {
    RunsTable table = open("");

    table.head("Trial").click();
    assertThat(table.names()).hasText(RunsTable.trials(0, 1, 2, 3));
    assertThat(table.head("Trial")).hasAttribute("aria-sort", "ascending");

    table.head("Trial").click();
    assertThat(table.names()).hasText(RunsTable.trials(3, 2, 1, 0));
    assertThat(table.page()).hasURL(Pattern.compile("\\?sort=-name$"));
  }

  @Test
  void backButtonUndoesSortingAndFilter() {
    RunsTable table = open("");
    table.head("Trial").click();
    table.filterBy("optimizer.name = sgd");
    assertThat(table.names()).hasText(RunsTable.trials(1, 3));

    table.page().goBack();
    assertThat(table.names()).hasText(RunsTable.trials(0, 1, 2, 3));
    assertThat(table.filter()).hasText("");

    table.page().goBack();
    assertThat(table.names()).hasText(RunsTable.trials(0, 2, 1, 3));
  }

  @Test
  void filterKeepsWhatMatches() {
    RunsTable table = open("");

    table.filterBy("accuracy > 0.85 and optimizer.name = adam");

    assertThat(table.names()).hasText(RunsTable.trials(0, 2));
    assertThat(table.page().getByText("2 of 4")).isVisible();
  }

  @Test
  void filterErrorIsToldAtItsColumnWithAFix() {
    RunsTable table = open("");

    table.filterBy("accuracy > 0.9 adn optimizer.name = adam");

    Page page = table.page();
    assertThat(page.getByRole(AriaRole.ALERT))
        .containsText("Column 16: expected and or or, found “adn”.");
    assertThat(table.filter()).hasAttribute("aria-invalid", "true");

    page.getByRole(AriaRole.BUTTON, named("Use “and”")).click();
    assertThat(table.names()).hasText(RunsTable.trials(0, 2));
    assertThat(page.getByRole(AriaRole.ALERT)).not().isAttached();
  }

  @Test
  void unknownNameIsToldWithTheNearest() {
    RunsTable table = open("");

    table.filterBy("acuracy > 0.9");

    table.page().getByRole(AriaRole.BUTTON, named("Use “accuracy”")).click();
    assertThat(table.names()).hasText(RunsTable.trials(0, 2));
  }

  @Test
  void filterWithoutAMatchOffersTheClauseToDrop() {
    RunsTable table = open("?q=accuracy+%3E+0.99+and+optimizer.name+%3D+adam");

    Page page = table.page();
    assertThat(page.getByText("Without accuracy > 0.99, 2 of 4 match")).isVisible();

    page.getByRole(AriaRole.BUTTON, named("Clear accuracy > 0.99")).click();
    assertThat(table.names()).hasText(RunsTable.trials(0, 2));
  }

  @Test
  void fitsOpenBelowTheirTrial() {
    RunsTable table = open("");

    table.page().getByRole(AriaRole.BUTTON, named("show fits of trial 3")).click();

    assertThat(table.fits()).hasCount(LoggedExperiment.FITS);
    assertThat(table.fits().first()).hasText("repeat 0 · fold 0");
    assertThat(table.row("trial 3")).hasAttribute("aria-expanded", "true");
    assertThat(table.grid().getByText(LoggedExperiment.CAUSE)).isVisible();
  }

  @Test
  void previewComparesWithTheLeaderInWords() {
    RunsTable table = open("");

    table.row("trial 2").click();

    assertThat(table.preview()).containsText("Worse than the leader, trial 0");
    assertThat(table.preview()).containsText("over 6 folds");
    assertThat(table.preview().getByRole(AriaRole.IMG)).isVisible();
    assertThat(table.preview()).containsText("3 more parameters are the same in all trials");
  }

  @Test
  void previewOfATrialWithAFailedFitComparesTheFoldsTheyShare() {
    RunsTable table = open("?sel=3");

    assertThat(table.preview()).containsText("over 5 folds");
    assertThat(table.preview()).containsText("1 failed");
  }

  @Test
  void columnsAreChosenAndKeptInTheLink() {
    RunsTable table = open("");
    Page page = table.page();

    page.getByText("Columns").click();
    page.getByRole(AriaRole.CHECKBOX, named("train.l2")).check();
    page.getByRole(AriaRole.CHECKBOX, named("log_loss")).uncheck();

    assertThat(table.head("l2")).isVisible();
    assertThat(table.head("log_loss")).not().isAttached();

    page.reload();
    assertThat(table.head("l2")).isVisible();
    assertThat(table.head("log_loss")).not().isAttached();
  }

  @Test
  void linkRestoresTheWholeView() {
    RunsTable table = open("?q=optimizer.name+%3D+adam&sort=-name&open=2&sel=0");

    assertThat(table.names()).hasText(RunsTable.trials(2, 0));
    assertThat(table.fits()).hasCount(LoggedExperiment.FITS);
    assertThat(table.preview()).containsText("trial 0");
    assertThat(table.filter()).hasText("optimizer.name = adam");
  }

  @Test
  void linkToWhatIsGoneSaysSo() {
    RunsTable table = open("?sel=98&open=99,2");

    Page page = table.page();
    assertThat(page.getByText("2 trials that are not here: 99, 98")).isVisible();
    assertThat(table.fits()).hasCount(LoggedExperiment.FITS);

    page.getByRole(AriaRole.BUTTON, named("Forget them")).click();
    assertThat(page).hasURL(Pattern.compile("\\?open=2$"));
  }

  @Test
  void arrowKeysMoveOneFocusThroughTheTable() {
    RunsTable table = open("");
    Page page = table.page();
    Locator first = table.row("trial 0").getByRole(AriaRole.ROWHEADER);

    first.focus();
    page.keyboard().press("ArrowDown");
    assertThat(table.row("trial 2").getByRole(AriaRole.ROWHEADER)).isFocused();

    page.keyboard().press("ArrowRight");
    assertThat(table.row("trial 2")).hasAttribute("aria-expanded", "true");
    page.keyboard().press("ArrowRight");
    assertThat(table.row("trial 2").getByRole(AriaRole.GRIDCELL).first()).isFocused();

    page.keyboard().press(" ");
    assertThat(table.preview()).containsText("trial 2");
    assertThat(table.grid().locator("[tabindex='0']")).hasCount(1);
  }

  @Test
  void slashGoesToTheFilter() {
    RunsTable table = open("");
    assertThat(table.names()).hasCount(4);

    table.page().keyboard().press("/");

    assertThat(table.filter()).isFocused();
  }

  @Test
  void runsOfOtherClientsAreRows() {
    Page page = browsing.page();
    page.navigate(samples.url("/e/" + samples.foreign().experiment() + "/runs"));
    RunsTable table = new RunsTable(page);

    assertThat(table.row("nimble-koi-1")).containsText("finished");
    assertThat(table.head("lr")).isVisible();
    assertThat(table.head("val_acc")).isVisible();

    page.getByRole(AriaRole.BUTTON, named("show fits of nimble-koi-1")).click();
    assertThat(table.fits()).hasText(new String[] {"nested-fox"});
  }

  @Test
  void experimentWithoutTrialsShowsACommand() {
    String empty = samples.log().experiment("nothing-yet", Map.of());
    Page page = browsing.page();

    page.navigate(samples.url("/e/" + empty + "/runs"));

    assertThat(page.getByText("assay run nothing-yet.yaml")).isVisible();
  }

  @Test
  void longTablesDrawOnlyWhatIsInView() {
    String experiment = ManyTrials.log(samples.log(), 400);
    Page page = browsing.page();
    page.navigate(samples.url("/e/" + experiment + "/runs?sort=name"));
    RunsTable table = new RunsTable(page);
    assertThat(table.names().first()).hasText("trial 0");

    table.row("trial 0").getByRole(AriaRole.ROWHEADER).focus();
    page.keyboard().press("Control+End");

    assertThat(table.names().last()).hasText("trial 399");
    assertThat((int) page.evaluate("document.querySelectorAll('*').length")).isLessThan(1500);
  }

  private RunsTable open(String query) {
    Page page = browsing.page();
    page.navigate(samples.url("/e/" + samples.finished().id() + "/runs" + query));
    return new RunsTable(page);
  }

  private static GetByRoleOptions named(String name) {
    return new GetByRoleOptions().setName(name);
  }
}
