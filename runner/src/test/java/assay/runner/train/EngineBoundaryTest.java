// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import ai.djl.pytorch.jni.JniUtils;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class EngineBoundaryTest {
  private static final JavaClasses TRAINING =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackagesOf(Autograd.class);

  @Test
  void whatLibtorchKeepsPerThreadIsTouchedInOnePlace() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(Autograd.class)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(JniUtils.class)
        .check(TRAINING);
  }
}
