// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which package may know which: imports point to the leaves, technologies stay at the edge. */
class ArchitectureTest {
  private static final String ROOT = "assay.runner.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/jmh_generated/"))
          .importPackages("assay.runner");

  private static final Set<String> PACKAGES =
      Set.of(
          "spec",
          "plan",
          "data",
          "quality",
          "model",
          "train",
          "measure",
          "host",
          "execute",
          "baseline",
          "benchmark",
          "compare",
          "record",
          "report",
          "cli");

  /**
   * A package and what it may import of Assay; {@code cli} wires everything. Of {@code plan}, data
   * needs the seeds that folds are drawn from; files of predictions become what {@code quality}
   * judges. What is recorded of a launch is written in the forms of {@code report}, so that a
   * stored verdict is the one that was printed; its samples come as {@code measure} takes them. The
   * processes that {@code benchmark} starts wire themselves: they take their probes from {@code
   * host}; the engine is set up once, by {@code train}, also for them. Scores to {@code compare}
   * come from a tracker or from the rows of a file. Runs of a tracker leave it in the form that
   * {@code tracker.exchange} reads.
   */
  @ParameterizedTest
  @CsvSource({
    "spec,",
    "plan, spec",
    "data, spec plan quality",
    "quality,",
    "model, spec",
    "train, spec plan execute data model quality measure",
    "measure,",
    "baseline, spec plan execute data quality measure",
    "benchmark, spec plan execute model train host measure tracker.analysis",
    "host, measure",
    "execute, spec plan measure tracker.analysis",
    "compare, spec data tracker.analysis",
    "record, spec plan execute measure compare report tracker.analysis tracker.exchange"
        + " tracker.model",
    "report, spec plan execute quality compare tracker.analysis"
  })
  void packagesImportOnlyWhatTheyMay(String name, String allowed) {
    Set<String> known =
        Arrays.stream((allowed == null ? "" : allowed).split(" ", -1))
            .filter(other -> !other.isEmpty())
            .map(other -> (other.startsWith("tracker.") ? "assay." : ROOT) + other + "..")
            .collect(Collectors.toCollection(TreeSet::new));
    known.add(ROOT + name + "..");

    noClasses()
        .that()
        .resideInAPackage(ROOT + name + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("assay..")
                .and(DescribedPredicate.not(resideInAnyPackage(known.toArray(new String[0])))))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  /** A technology and the packages that may know it. */
  @ParameterizedTest
  @CsvSource({
    "org.snakeyaml.., spec",
    "ai.djl.., model train benchmark",
    "ai.onnxruntime.., benchmark",
    "org.openjdk.jmh.., benchmark",
    "org.HdrHistogram.., measure",
    "oshi.., host",
    "com.sun.jna.., host",
    "org.apache.commons.csv.., data report",
    "java.net.http.., record cli",
    "picocli.., cli",
    "io.vertx.., cli",
    "java.sql.., nobody",
    "ch.qos.logback.., cli",
    "assay.tracker.auth.., cli",
    "assay.tracker.maintenance.., cli",
    "assay.tracker.server.., cli"
  })
  void technologiesAreKnownOnlyAtTheirEdge(String technology, String homes) {
    String[] allowed =
        Arrays.stream(homes.split(" ", -1)).map(home -> ROOT + home + "..").toArray(String[]::new);

    noClasses()
        .that()
        .resideOutsideOfPackages(allowed)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(technology)
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("assay.runner.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void everyPackageRefusesNull() {
    Set<String> unmarked =
        CLASSES.stream()
            .map(JavaClass::getPackage)
            .filter(each -> !each.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(unmarked).isEmpty();
  }

  @Test
  void onlyTheCommandsWriteToTheConsole() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "cli..")
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
        .check(CLASSES);
  }

  /** The wall clock jumps; durations are taken from a {@code Ticker}. */
  @Test
  void whatIsTimedIsNotTimedByTheWallClock() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + "measure..", ROOT + "execute..", ROOT + "train..", ROOT + "benchmark..")
        .and()
        .doNotHaveFullyQualifiedName(ROOT + "measure.Ticker")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Instant.class, "now")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void everyPackageIsInTheTable() {
    Set<String> unknown =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith(ROOT))
            .map(name -> name.substring(ROOT.length()).split("\\.", -1)[0])
            .filter(name -> !PACKAGES.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(unknown).isEmpty();
  }

  /** Rules over classes that were not found would all hold. */
  @Test
  void theClassesAreSeen() {
    assertThat(CLASSES.size()).isGreaterThan(80);
  }
}
