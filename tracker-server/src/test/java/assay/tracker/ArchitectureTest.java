// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Who may import whom, row by row. */
class ArchitectureTest {

  private static final String ROOT = "assay.tracker.";
  private static final String SQL = "java.sql..";
  private static final String SQLITE = "org.sqlite..";
  private static final String ZSTD = "com.github.luben.zstd..";
  private static final String JACKSON = "com.fasterxml.jackson..";
  private static final String VERTX = "io.vertx..";
  private static final String SECURITY = "java.security..";

  /** A package, and what it may import beside itself, the JDK, JSpecify and slf4j. */
  private static final Map<String, String[]> ALLOWED =
      Map.ofEntries(
          Map.entry("model", ours()),
          Map.entry("search", ours()),
          Map.entry("series", with(ours("model"), ZSTD)), // packs chunks
          Map.entry("store", ours("model", "search", "series")), // it gives curves
          Map.entry("store.index", ours("search", "model")),
          Map.entry(
              "store.sqlite",
              with(
                  ours("store", "store.index", "search", "series", "model"),
                  SQL,
                  SQLITE,
                  ZSTD)), // packs the journal
          Map.entry(
              "artifact", with(ours("model"), SECURITY)), // ETags and keys of uploads in parts
          Map.entry(
              "exchange",
              with(
                  ours("store", "artifact", "model"),
                  SQL,
                  SQLITE,
                  JACKSON, // lines of archives
                  "org.snakeyaml.engine..")),
          Map.entry("analysis", with(ours("model"), "org.apache.commons.statistics..")),
          Map.entry("analysis.hardware", ours("analysis")),
          Map.entry("http", with(ours(), VERTX, ZSTD)),
          Map.entry("auth", with(ours(), JACKSON, SECURITY)),
          Map.entry(
              "mlflow",
              with(ours("http", "store", "search", "series", "artifact", "model"), JACKSON, VERTX)),
          Map.entry(
              "api",
              with(
                  ours(
                      "http",
                      "store",
                      "search",
                      "series",
                      "artifact",
                      "analysis",
                      "analysis.hardware",
                      "model"),
                  JACKSON,
                  VERTX)),
          Map.entry(
              "maintenance",
              with(
                  ours("server", "store", "store.sqlite", "artifact", "model"),
                  SQL,
                  SQLITE,
                  SECURITY)),
          Map.entry(
              "server",
              with(
                  ours(
                      "api",
                      "auth",
                      "http",
                      "mlflow",
                      "store",
                      "store.sqlite",
                      "artifact",
                      "exchange",
                      "analysis",
                      "search",
                      "series",
                      "model"),
                  JACKSON,
                  VERTX,
                  SECURITY)));

  /** The JDK without JDBC. */
  private static final String[] EVERYWHERE = {
    "java.lang..",
    "java.io..",
    "java.net..",
    "java.nio..",
    "java.time..",
    "java.util..",
    "java.math..",
    "org.jspecify..",
    "org.slf4j.."
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("assay.tracker");

  private static String[] ours(String... packages) {
    return Stream.of(packages).map(name -> ROOT + name).toArray(String[]::new);
  }

  private static String[] with(String[] packages, String... more) {
    return Stream.of(packages, more).flatMap(Stream::of).toArray(String[]::new);
  }

  @Test
  void enoughClassesAreSeen() {
    assertThat(CLASSES.size()).isGreaterThan(100);
    assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
        .containsExactlyInAnyOrder(
            ALLOWED.keySet().stream().map(name -> ROOT + name).toArray(String[]::new));
  }

  @Test
  void packagesImportOnlyWhatTheirRowAllows() {
    new TreeMap<>(ALLOWED)
        .forEach((name, allowed) ->
            classes()
                .that()
                .resideInAPackage(ROOT + name)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(with(EVERYWHERE, ROOT + name), allowed))
                .check(CLASSES));
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("assay.tracker.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(CLASSES)
        .allSatisfy(type ->
            assertThat(type.getPackage().isAnnotatedWith(NullMarked.class))
                .as(type.getName())
                .isTrue());
  }

  @Test
  void nothingButTheMainClassPrints() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + "server.Main")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }
}
