// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names of params, tags and metrics as small numbers, which take less room in the rows of runs.
 * The writing thread gives out new ones; any thread may look one up. A number is known here before
 * the transaction that needs it is committed, so whoever can read it finds its name.
 */
final class Names implements Memory {

  private final Map<String, Integer> numbers = new ConcurrentHashMap<>();

  /** By number; elements are set before a number is given out, and whoever has one finds it. */
  private volatile String[] names = new String[64];

  /** Numbers given out since the last commit, and how many of them writes that succeeded need. */
  private final List<Integer> fresh = new ArrayList<>();

  private int accepted;
  private int next = 1;

  /** To be called once, before anything else. */
  void load(Session session) throws SQLException {
    session.each("SELECT id, text FROM name", row -> remember(row.getInt(1), row.getString(2)));
  }

  private void remember(int number, String name) {
    String[] room = names;
    if (number >= room.length) {
      room = Arrays.copyOf(room, 2 * number);
    }
    room[number] = name;
    names = room; // written last, so that other threads see the element
    numbers.put(name, number);
    next = Math.max(next, number + 1);
  }

  /** The number of a name, a new one if it has none. */
  int number(Session session, String name) throws SQLException {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    int number = next;
    session.update("INSERT INTO name (id, text) VALUES (?, ?)", number, name);
    remember(number, name);
    fresh.add(number);
    return number;
  }

  /** The number of a name, or 0, which no name has. */
  int find(String name) {
    return numbers.getOrDefault(name, 0);
  }

  String name(int number) {
    return names[number];
  }

  @Override
  public void accepted() {
    accepted = fresh.size();
  }

  @Override
  public void undone() {
    forgetFrom(accepted);
  }

  @Override
  public void committed() {
    fresh.clear();
    accepted = 0;
  }

  @Override
  public void rolledBack() {
    forgetFrom(0);
    accepted = 0;
  }

  private void forgetFrom(int kept) {
    List<Integer> lost = fresh.subList(kept, fresh.size()); // their rows were never committed
    for (int number : lost) {
      numbers.remove(name(number));
    }
    lost.clear();
  }
}
