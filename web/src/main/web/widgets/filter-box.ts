// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, type PropertyValues } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { icon } from "./icons.ts";
import { LightElement } from "./light.ts";

/** What to colour: a highlight's name (`k`, `o`, `v`, `e`) and a range of the text. */
export interface Colouring {
  readonly role: "k" | "o" | "v" | "e";
  readonly start: number;
  readonly end: number;
}

/** Told by `filter-input` on every change and by `filter-apply` on Enter or when left. */
export type FilterEvent = CustomEvent<string>;

/**
 * One line of text in the filter language, coloured as it is typed. Colours are custom highlights,
 * so that the text stays one plain node; browsers without them show it in one colour.
 */
@customElement("filter-box")
export class FilterBox extends LightElement {
  @property() value = "";
  @property() count = "";
  @property({ type: Boolean }) wrong = false;
  @property() describedBy = "";
  @property({ attribute: false }) colour: (text: string) => readonly Colouring[] = () => [];
  @query(".q") private box!: HTMLElement;

  override render() {
    return html`<div class="filter ${this.wrong ? "bad-f" : ""}" role="search">
      ${icon("search", "s")}
      <span
        class="q"
        role="textbox"
        contenteditable="plaintext-only"
        spellcheck="false"
        aria-label="filter"
        aria-multiline="false"
        aria-invalid=${this.wrong}
        aria-describedby=${this.describedBy}
        data-placeholder="accuracy &gt; 0.9 and optimizer.name = adam"
        @input=${this.typed}
        @keydown=${this.key}
        @blur=${this.apply}
      ></span>
      <span class="faint small count" role="status">${this.count}</span><kbd class="hide-s">/</kbd>
    </div>`;
  }

  override updated(changed: PropertyValues<this>) {
    if (changed.has("value") && this.text() !== this.value) this.box.textContent = this.value;
    this.paint();
  }

  /** Puts the caret at the end. */
  override focus() {
    this.box.focus();
    getSelection()?.selectAllChildren(this.box);
    getSelection()?.collapseToEnd();
  }

  private text(): string {
    return (this.box.textContent ?? "").replaceAll("\n", " ");
  }

  private typed() {
    this.paint();
    this.tell("filter-input");
  }

  private key(event: KeyboardEvent) {
    if (event.key === "Enter") {
      event.preventDefault();
      this.apply();
    } else if (event.key === "Escape") {
      this.box.textContent = this.value;
      this.typed();
      this.box.blur();
    }
  }

  private apply() {
    this.tell("filter-apply");
  }

  private tell(type: string) {
    this.dispatchEvent(new CustomEvent(type, { detail: this.text() }));
  }

  private paint() {
    const node = this.box.firstChild;
    if (!("highlights" in CSS)) return;
    for (const role of ["k", "o", "v", "e"] as const) {
      const ranges = this.colour(this.text())
        .filter((part) => part.role === role)
        .flatMap((part) => (node instanceof Text ? [rangeIn(node, part)] : []));
      CSS.highlights.set(`filter-${role}`, new Highlight(...ranges));
    }
  }
}

function rangeIn(node: Text, { start, end }: Colouring): Range {
  const range = new Range();
  range.setStart(node, Math.min(start, node.length));
  range.setEnd(node, Math.min(end, node.length));
  return range;
}
