// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report.hardware;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Words at the ends of lines, pushed apart where they would lie on each other. */
final class EndLabels {
  private static final double HEIGHT = 13;

  private record Label(String style, double y, String words) {}

  private final List<Label> labels = new ArrayList<>();

  void add(String style, double y, String words) {
    labels.add(new Label(style, y, words));
  }

  void draw(Svg svg, double x, double bottom) {
    List<Label> sorted = labels.stream().sorted(Comparator.comparingDouble(Label::y)).toList();
    double[] places = new double[sorted.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = i == 0 ? sorted.get(i).y() : Math.max(sorted.get(i).y(), places[i - 1] + HEIGHT);
    }
    for (int i = places.length - 1; i >= 0; i--) {
      double limit = i == places.length - 1 ? bottom : places[i + 1] - HEIGHT;
      places[i] = Math.min(places[i], limit);
      svg.words("t " + sorted.get(i).style(), x, places[i] + 4, sorted.get(i).words());
    }
  }
}
