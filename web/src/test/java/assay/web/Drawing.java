// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.web;

import com.microsoft.playwright.Locator;

/** What a canvas shows. */
final class Drawing {
  private Drawing() {}

  /** Axes and labels are grey, so these are the data; a chart that failed to draw has none. */
  static int colouredPixels(Locator canvas) {
    String count =
        """
        canvas => {
          const { width, height } = canvas;
          const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
          let coloured = 0;
          for (let i = 0; i < data.length; i += 4) {
            const rgb = data.subarray(i, i + 3);
            if (Math.max(...rgb) - Math.min(...rgb) > 60) coloured++;
          }
          return coloured;
        }
        """;
    return (int) canvas.evaluate(count);
  }
}
