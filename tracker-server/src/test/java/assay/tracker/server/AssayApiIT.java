// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.server.TrackerClient.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** What all routes of our own API have in common. */
class AssayApiIT extends AssayApiFixture {

  @Test
  void theDescriptionIsServed() {
    assertThat(ok(get("/openapi.json", ""))).isEqualTo(DOCUMENT.root());
  }

  @Test
  void unknownRoutesAreAnsweredInTheOneForm() {
    Reply unknown = client.get(ROOT + "/nope");
    Reply method = client.get(ROOT + "/runs/columns");

    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().get("code").asText()).isEqualTo("not_found");
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.header("Allow")).isEqualTo("POST");
    assertThat(method.json().get("code").asText()).isEqualTo("method_not_allowed");
  }

  @Test
  void pagesOfOtherSitesCannotPost() {
    Reply reply =
        client.send(
            client
                .request(ROOT + "/runs/columns")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));

    assertThat(reply.status()).isEqualTo(415);
  }
}
