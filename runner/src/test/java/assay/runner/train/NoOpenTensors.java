// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDManager;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test that leaves a tensor or an owner of tensors open. All of them hang below one root,
 * whose children DJL does not show to others: hence the look into its field.
 */
final class NoOpenTensors implements BeforeEachCallback, AfterEachCallback {
  private Set<Object> before = Set.of();

  @Override
  public void beforeEach(ExtensionContext context) throws ReflectiveOperationException {
    before = open();
  }

  @Override
  public void afterEach(ExtensionContext context) throws ReflectiveOperationException {
    assertThat(open()).as("tensors and their owners that were not closed").isEqualTo(before);
  }

  private static Set<Object> open() throws ReflectiveOperationException {
    try (NDManager manager = TorchEngine.start().newManager()) {
      Field resources = BaseNDManager.class.getDeclaredField("resources");
      resources.setAccessible(true);
      Map<?, ?> children = (Map<?, ?>) resources.get(manager.getParentManager());
      Set<Object> open = new HashSet<>(children.keySet());
      open.remove(manager.getName());
      return open;
    }
  }
}
