// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.artifact.LocalArtifactStore;
import assay.tracker.http.AnswerSpace;
import assay.tracker.http.Answers;
import assay.tracker.http.Workers;
import assay.tracker.store.ChangeListener;
import assay.tracker.store.sqlite.SqliteStore;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of routes in docs/mlflow-compatibility.md against the routes of the program. */
class CompatibilityPageTest {

  private static final Path PAGE = Path.of("../docs/mlflow-compatibility.md");
  private static final String PREFIX = "/api/2.0/mlflow";
  private static final Pattern FAMILY = Pattern.compile("(?m)^\\| `(/[a-z-]+)` \\| (.*) \\|$");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  @TempDir private Path directory;

  @Test
  void thePageNamesTheRoutesThatAreServed() throws IOException {
    assertThat(written(Files.readString(PAGE))).isEqualTo(mounted()).hasSizeGreaterThan(50);
  }

  private static Set<String> written(String page) {
    Set<String> routes = new TreeSet<>();
    for (MatchResult family : FAMILY.matcher(page).results().toList()) {
      for (MatchResult code : CODE.matcher(family.group(2)).results().toList()) {
        addAll(routes, family.group(1), List.of(code.group(1).split(" ", -1)));
      }
    }
    return routes;
  }

  /** Methods in capitals, then what they do, for all of them. */
  private static void addAll(Set<String> routes, String family, List<String> words) {
    List<String> methods = new ArrayList<>();
    for (String word : words) {
      if (word.matches("[A-Z]+")) {
        methods.add(word);
      } else {
        String path = word.equals(".") ? family : family + "/" + word;
        methods.forEach(method -> routes.add(method + " " + path));
      }
    }
  }

  private Set<String> mounted() {
    Vertx vertx = Vertx.vertx();
    try (SqliteStore store =
        SqliteStore.open(
            directory.resolve("tracker.db"),
            "mlflow-artifacts:/",
            InstantSource.system(),
            ChangeListener.NONE)) {
      ArtifactPlaces places =
          new ArtifactPlaces(LocalArtifactStore.open(directory.resolve("artifacts")), List.of());
      Router router = Router.router(vertx);
      new MlflowRoutes(
              store.stores(),
              places,
              ChangeListener.NONE,
              Workers.of(vertx),
              Answers.of(vertx, AnswerSpace.in(directory, 1 << 20)),
              InstantSource.system())
          .mount(router);
      return routes(router);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private static Set<String> routes(Router router) {
    Set<String> routes = new TreeSet<>();
    for (Route route : router.getRoutes()) {
      String path = String.valueOf(route.getPath());
      if (path.startsWith(PREFIX + "/")) {
        route.methods().forEach(it -> routes.add(it + " " + path.substring(PREFIX.length())));
      }
    }
    return routes;
  }
}
