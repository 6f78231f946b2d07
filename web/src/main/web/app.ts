import { html, render } from "lit";

render(html`<h1>Assay</h1>`, document.body);
