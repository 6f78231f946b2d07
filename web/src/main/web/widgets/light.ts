// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { LitElement } from "lit";

/** An element without a shadow root: the style sheet of the page reaches it. */
export class LightElement extends LitElement {
  override createRenderRoot() {
    return this;
  }
}
