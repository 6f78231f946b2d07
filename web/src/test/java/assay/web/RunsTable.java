// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.web;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Arrays;
import java.util.regex.Pattern;

/** The runs table as those see it who use it. */
record RunsTable(Page page) {

  Locator grid() {
    return page.getByRole(AriaRole.TREEGRID);
  }

  Locator head(String name) {
    return grid()
        .getByRole(
            AriaRole.COLUMNHEADER,
            new Locator.GetByRoleOptions()
                .setName(Pattern.compile("^" + name.replace(".", "\\.") + "( [↑↓])?$")));
  }

  Locator row(String trial) {
    Locator name =
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(trial).setExact(true));
    return grid().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHas(name));
  }

  /** Names of the trials, from top to bottom. */
  Locator names() {
    return grid().locator("tbody tr[aria-level='1'] td:first-child a");
  }

  /** Names of the fits below opened trials. */
  Locator fits() {
    return grid().locator("tbody tr[aria-level='2'] td:first-child");
  }

  Locator filter() {
    return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("filter"));
  }

  void filterBy(String text) {
    filter().fill(text);
    filter().press("Enter");
  }

  Locator preview() {
    return page.getByRole(AriaRole.COMPLEMENTARY);
  }

  static String[] trials(int... numbers) {
    return Arrays.stream(numbers)
        .mapToObj(number -> "trial " + number)
        .toList()
        .toArray(String[]::new);
  }
}
