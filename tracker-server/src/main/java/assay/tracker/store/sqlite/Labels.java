// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.Param;
import assay.tracker.model.Tag;
import assay.tracker.store.ParamsChangedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Adds to the params and tags of a run, which are sorted by key. */
final class Labels {

  private Labels() {}

  /** Later values of a tag replace earlier ones. */
  static List<Tag> with(List<Tag> tags, Collection<Tag> more) {
    TreeMap<String, Tag> byKey = new TreeMap<>();
    tags.forEach(tag -> byKey.put(tag.key(), tag));
    more.forEach(tag -> byKey.put(tag.key(), tag));
    return List.copyOf(byKey.values());
  }

  /**
   * The same list if there is nothing new.
   *
   * @throws ParamsChangedException if one of them has another value already
   */
  static List<Param> with(List<Param> params, Collection<Param> more, String runId) {
    TreeMap<String, Param> byKey = new TreeMap<>();
    params.forEach(param -> byKey.put(param.key(), param));
    List<ParamsChangedException.Change> changes = new ArrayList<>();
    for (Param param : more) {
      Param old = byKey.putIfAbsent(param.key(), param);
      if (old != null && !old.value().equals(param.value())) {
        changes.add(new ParamsChangedException.Change(param.key(), old.value(), param.value()));
      }
    }
    if (!changes.isEmpty()) {
      throw new ParamsChangedException(runId, changes);
    }
    return byKey.size() == params.size() ? params : List.copyOf(byKey.values());
  }
}
