// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The classes in order, and the number of each: sorted as numbers if all are, else as text. */
record LabelCodes(List<String> classNames) {

  static LabelCodes of(List<String> labels) {
    boolean whole = labels.stream().allMatch(label -> label.matches("[+-]?\\d+"));
    Comparator<String> order =
        whole
            ? Comparator.comparing((String label) -> new BigInteger(label))
                .thenComparing(Comparator.naturalOrder())
            : Comparator.naturalOrder();
    return new LabelCodes(labels.stream().distinct().sorted(order).toList());
  }

  int[] encode(List<String> labels) {
    Map<String, Integer> codes = new HashMap<>();
    for (String name : classNames) {
      codes.put(name, codes.size());
    }
    return labels.stream().mapToInt(codes::get).toArray();
  }
}
