// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.artifact;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Addresses of what the store of a server keeps: {@code mlflow-artifacts:/PATH}. */
public final class OwnAddress {

  public static final String SCHEME = "mlflow-artifacts";

  private OwnAddress() {}

  /**
   * The path that an address means; absent if it leads elsewhere, or is none.
   *
   * @throws ArtifactPathException if no artifact may have the path
   */
  public static Optional<ArtifactPath> find(String address) {
    try {
      return find(new URI(address));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** As {@link #find(String)}. */
  public static Optional<ArtifactPath> find(URI address) {
    String path = address.getRawPath(); // none in mlflow-artifacts:PATH
    return SCHEME.equals(address.getScheme()) && path != null
        ? Optional.of(ArtifactPath.parseEncoded(path.replaceFirst("^/+", "")))
        : Optional.empty();
  }
}
