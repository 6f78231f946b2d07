// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import java.sql.SQLException;
import java.time.Duration;

/** Work that nobody waits for. The {@link Writer} does it on its thread, between its groups. */
interface Chore {

  Chore NONE =
      new Chore() {
        @Override
        public boolean isDue() {
          return false;
        }

        @Override
        public Duration pause() {
          return Duration.ofDays(1);
        }

        @Override
        public void work(WriteScope scope) {}
      };

  boolean isDue();

  /** How long it may take until it is asked again, if nobody writes. */
  Duration pause();

  /** A short piece of the work, in a transaction of its own. */
  void work(WriteScope scope) throws SQLException;
}
