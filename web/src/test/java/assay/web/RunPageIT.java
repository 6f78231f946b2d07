// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunPageIT {
  @RegisterExtension static final Samples samples = new Samples();
  @RegisterExtension static final Browsing browsing = new Browsing();

  @Test
  void fitIsToldWithItsTrialStateAndEpochs() {
    Page page = open(samples.finished().firstFit());

    assertThat(page).hasTitle("repeat 0 · fold 0 · iris-mlp-grid · Assay");
    assertThat(page.getByRole(AriaRole.NAVIGATION, named("Breadcrumb"))).containsText("trial 0");
    assertThat(page.getByText("5 of 5 epochs")).isVisible();
  }

  @Test
  void fitHasLastAndBestValues() {
    Locator row =
        open(samples.finished().firstFit()).getByRole(AriaRole.ROW).filter(having("val/loss"));

    assertThat(row).containsText("0.1821");
    assertThat(row).containsText("@5");
  }

  @Test
  void curvesAreDrawnAndToldInWords() {
    Page page = open(samples.finished().firstFit());

    Locator loss = page.getByRole(AriaRole.IMG, named("loss:"));
    assertThat(loss)
        .hasAttribute(
            "aria-label", Pattern.compile("train 0\\.08 at epoch 5; val 0\\.18 at epoch 5"));
    assertThat(Drawing.colouredPixels(loss.locator("canvas"))).isGreaterThan(100);
  }

  @Test
  void curvesAreThereAsATable() {
    Page page = open(samples.finished().firstFit());

    page.getByRole(AriaRole.BUTTON, named("show loss as table")).click();

    Locator table = page.getByRole(AriaRole.REGION, named("loss as table"));
    assertThat(table.getByRole(AriaRole.ROW)).hasCount(1 + LoggedExperiment.EPOCHS);
  }

  @Test
  void parametersOfAFitAreThoseOfItsTrialSearchedOnesFirst() {
    Locator names = open(samples.finished().firstFit()).locator("run-params dt");

    assertThat(names)
        .hasText(
            new String[] {
              "train.optimizer.name",
              "model.hidden",
              "train.epochs",
              "train.l2",
              "train.optimizer.learning_rate"
            });
  }

  @Test
  void provenanceLeadsToTheLaunch() {
    Page page = open(samples.finished().firstFit());

    page.locator("dd a").click();

    assertThat(page).hasURL(Pattern.compile("/r/" + samples.finished().launchRun() + "$"));
  }

  @Test
  void failedFitSaysWhyAndShowsItsTrace() {
    Page page = open(samples.finished().lastFit());

    assertThat(page.locator(".msg")).containsText(LoggedExperiment.CAUSE);
    assertThat(page.getByRole(AriaRole.REGION, named("assay/failure.txt")))
        .containsText("at the third epoch");
    assertThat(page.getByText("× not finite")).isVisible();
  }

  @Test
  void trialHasItsMeanWithIntervalAndItsFits() {
    Page page = open(samples.finished().trialRun(0));

    assertThat(page.locator(".verdict"))
        .containsText("0.950 ± 0.014, 95% interval 0.920 to 0.980.");
    assertThat(page.getByRole(AriaRole.REGION, named("Fits")).getByRole(AriaRole.ROW))
        .hasCount(1 + LoggedExperiment.FITS);
  }

  @Test
  void launchTellsVerdictHostDeclarationAndLog() {
    Page page = open(samples.finished().launchRun());

    assertThat(page.getByText("Trial 2 is chosen")).isVisible();
    assertThat(page.getByText("Imaginary 3000")).isVisible();
    assertThat(page.getByRole(AriaRole.REGION, named("Declaration"))).containsText("kind: train");
    assertThat(page.getByRole(AriaRole.REGION, named("Log"))).containsText("launch started");
    assertThat(page.getByText("24 of 24 fits, 1 failed")).isVisible();
  }

  @Test
  void artifactsAreShownInPlaceAndCanBeDownloaded() {
    Page page = open(samples.finished().launchRun());

    page.getByRole(AriaRole.BUTTON, named("assay/host.json")).click();
    assertThat(page.getByRole(AriaRole.REGION, named("assay/host.json")))
        .containsText("\"model\": \"Imaginary 3000\"");

    Locator download = page.getByRole(AriaRole.LINK, named("download assay/spec.yaml"));
    assertThat(page.waitForDownload(download::click).suggestedFilename()).isEqualTo("spec.yaml");
  }

  @Test
  void runOfAnotherClientHasParametersCurvesAndFiles() {
    Page page = open(samples.foreign().first());

    assertThat(page.locator("run-params dt")).hasText(new String[] {"arch", "lr"});
    assertThat(page.locator("line-chart")).hasCount(2);
    assertThat(page.getByText("model/MLmodel")).isVisible();
    assertThat(page.getByText("ada")).isVisible();
  }

  @Test
  void unknownRunIsNamed() {
    browsing.expectErrors();

    Page page = open("0123456789abcdef0123456789abcdef");

    assertThat(page.getByRole(AriaRole.HEADING)).hasText("No run has this id");
  }

  private Page open(String run) {
    Page page = browsing.page();
    page.navigate(samples.url("/r/" + run));
    return page;
  }

  private static GetByRoleOptions named(String name) {
    return new GetByRoleOptions().setName(name);
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
