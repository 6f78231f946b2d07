// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { router } from "../state/router.ts";
import { flipTheme } from "../state/theme.ts";

export interface KeyActions {
  help(): void;
}

/** Keys of the whole page; none of them works while someone types. */
export class Keys {
  private readonly actions: KeyActions;
  private going = false;
  private readonly listener = (event: KeyboardEvent) => this.press(event);

  constructor(actions: KeyActions) {
    this.actions = actions;
  }

  start(): void {
    document.addEventListener("keydown", this.listener);
  }

  stop(): void {
    document.removeEventListener("keydown", this.listener);
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (this.going) {
      this.going = false;
      this.go(event.key);
      return;
    }
    switch (event.key) {
      case "t":
        return flipTheme();
      case "?":
        return this.actions.help();
      case "g":
        this.going = true;
        return;
      case "/":
        event.preventDefault();
        document.querySelector<HTMLElement>("filter-box")?.focus();
    }
  }

  private go(key: string): void {
    if (key === "o") router.go("/");
    if (key === "h") router.go("/hardware");
    const runs = document.querySelector<HTMLAnchorElement>("a[data-runs]");
    if (key === "r" && runs) runs.click();
  }
}

function isTyping(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null;
  return element?.isContentEditable === true || /INPUT|TEXTAREA|SELECT/.test(element?.tagName ?? "");
}
