// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.spec.ModelSpec;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParametersTest {

  @Test
  void countsWeightsAndBiases() {
    // 64·128 + 128 + 128·10 + 10
    assertThat(Parameters.count(ArchitectureTest.mlp(128), List.of(64), 10)).isEqualTo(9610);
  }

  @Test
  void countsWhereTheEngineIsNotOnTheClassPath() throws Exception {
    URL classes = Parameters.class.getProtectionDomain().getCodeSource().getLocation();

    try (URLClassLoader alone =
        new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
      assertThat(countAlone(alone)).isEqualTo(4L * 3 + 3);
    }
  }

  private static Object countAlone(ClassLoader loader) throws ReflectiveOperationException {
    String spec = ModelSpec.class.getName();
    Class<?> zeros = loader.loadClass("assay.runner.spec.Initializer$Zeros");
    Object zero = zeros.getConstructor().newInstance();
    Object relu = loader.loadClass(spec + "$Activation").getField("RELU").get(null);
    Object mlp =
        loader
            .loadClass(spec + "$Mlp")
            .getConstructor(
                List.class,
                relu.getClass(),
                loader.loadClass("assay.runner.spec.Initializer"),
                loader.loadClass("assay.runner.spec.Initializer"))
            .newInstance(List.of(), relu, zero, zero);
    return loader
        .loadClass(Parameters.class.getName())
        .getMethod("count", loader.loadClass(spec), List.class, int.class)
        .invoke(null, mlp, List.of(4), 3);
  }
}
