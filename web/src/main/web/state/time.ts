// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** “3.2 s”, “41 s”, “14 min 20 s”, “2 h 05 min”. */
export function duration(milliseconds: number): string {
  const ms = Math.max(0, milliseconds);
  if (ms > 0 && ms < 995) return `${Math.max(1, Math.round(ms))} ms`;
  if (ms < 9950) return `${(ms / SECOND).toFixed(1)} s`;
  const seconds = Math.round(ms / SECOND);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60 ? `${seconds % 60} s` : ""}`.trim();
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
}

/** “20 s left”, “1 h 12 min left”: no finer than a forecast can be. */
export function timeLeft(milliseconds: number): string {
  if (milliseconds < MINUTE) return `${Math.max(1, Math.round(milliseconds / SECOND))} s left`;
  const minutes = Math.round(milliseconds / MINUTE);
  if (minutes < 60) return `${minutes} min left`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min left`;
}

/**
 * Milliseconds that the rest will take at the pace so far; none before anything is done.
 *
 * @param startedAt milliseconds since 1970
 */
export function remaining(
  startedAt: number,
  now: number,
  done: number,
  total: number,
): number | undefined {
  if (done <= 0 || total <= 0 || now <= startedAt) return undefined;
  return done >= total ? 0 : ((now - startedAt) * (total - done)) / done;
}

/** “just now”, “2 min ago”, “today 09:41”, “yesterday 17:20”, “20 Nov”. */
export function when(time: number, now: number): string {
  const age = now - time;
  if (age < MINUTE) return "just now";
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min ago`;
  const date = new Date(time);
  const days = Math.round((midnight(now) - midnight(time)) / (24 * HOUR));
  if (days === 0) return `today ${hourMinute(date)}`;
  if (days === 1) return `yesterday ${hourMinute(date)}`;
  const day = `${date.getDate()} ${MONTHS[date.getMonth()]}`;
  return date.getFullYear() === new Date(now).getFullYear() ? day : `${day} ${date.getFullYear()}`;
}

/** “09:41:07” */
export function clock(time: number): string {
  const date = new Date(time);
  return `${hourMinute(date)}:${String(date.getSeconds()).padStart(2, "0")}`;
}

/** “2026-11-24 09:41:07”, for titles and provenance. */
export function timestamp(time: number): string {
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${clock(time)}`;
}

function hourMinute(date: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

function midnight(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}
