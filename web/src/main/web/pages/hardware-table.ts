// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, type TemplateResult } from "lit";
import type { HardwareCell, HardwareMean, HardwareReport, SpeedUp } from "../client/hardware.ts";
import { markColour } from "../widgets/scales.ts";
import { icon } from "../widgets/icons.ts";
import {
  doubts,
  fineShare,
  figure,
  halfWidth,
  interval,
  memory,
  orDash,
  peakMemory,
  share,
  slotsOf,
  times,
  verdictWords,
} from "./hardware-words.ts";

interface Measure {
  readonly head: string;
  readonly group: "latency" | "cost";
  readonly value: (cell: HardwareCell) => number | undefined;
  readonly words: (value: number) => string;
  /** which of a row's results is set in bold; none for what is not better when smaller */
  readonly least: boolean;
}

const latency = (head: string, key: string): Measure => ({
  head,
  group: "latency",
  value: (cell) => cell.latency[key],
  words: figure,
  least: true,
});

const cost = (
  head: string,
  value: Measure["value"],
  words: Measure["words"],
  least = true,
): Measure => ({ head, group: "cost", value, words, least });

const MEASURES: readonly Measure[] = [
  latency("p50", "p50_ms"),
  latency("p90", "p90_ms"),
  latency("p99", "p99_ms"),
  latency("p99.9", "p999_ms"),
  cost("J/sample", ({ metrics }) => metrics["energy/j_per_sample"], figure),
  cost("$ per million", ({ metrics }) => metrics["cost/usd_per_1m_samples"], figure),
  cost("MFU", ({ metrics }) => metrics["bench/mfu"], fineShare, false),
  cost("peak memory", peakMemory, memory),
];

/** A line for each cell, grouped by the work; the means stand below. */
export function hardwareTable(report: HardwareReport, withMeans: boolean): TemplateResult {
  const cells = report.rows.flatMap((row) => row.cells);
  const measures = MEASURES.filter(({ value }) => cells.some((cell) => value(cell) !== undefined));
  const slot = slotsOf(report);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Comparison">
    <table class="hw-table">
      <thead>
        ${groupHeads(report, measures)}
        <tr>
          <th scope="col">Work</th>
          <th scope="col">${report.across}</th>
          <th scope="col" class="num gs">speed-up</th>
          <th scope="col" class="num">samples/s</th>
          ${measures.map(
            ({ head, group }, i) =>
              html`<th scope="col" class="num ${group !== measures[i - 1]?.group ? "gs" : ""}">
                ${head}
              </th>`,
          )}
          <th scope="col" class="gs">verdict</th>
        </tr>
      </thead>
      ${report.rows.map(
        (row) =>
          html`<tbody>
            ${row.cells.map(
              (cell, i) =>
                html`<tr>
                  ${
                    i === 0
                      ? html`<th scope="rowgroup" rowspan=${row.cells.length}>${row.label}</th>`
                      : ""
                  }
                  ${columnCell(cell.column, slot(cell.column), cell.run_id)}
                  <td class="num gs">${speedUp(cell.speed_up)}</td>
                  <td class="num ${bold(cell, row.cells, throughput, false)}">${rate(cell)}</td>
                  ${measures.map((measure, j) => measured(measure, measures[j - 1], cell, row.cells))}
                  <td class="gs say">${verdict(cell)}</td>
                </tr>`,
            )}
          </tbody>`,
      )}
      ${withMeans && report.means.length > 0 ? meanRows(report, measures, slot) : ""}
    </table>
  </div>`;
}

function groupHeads({ rows }: HardwareReport, measures: readonly Measure[]) {
  const latencies = measures.filter(({ group }) => group === "latency").length;
  const costs = measures.length - latencies;
  const scheduled = rows.some(({ cells }) => cells.some((cell) => cell.from_schedule));
  const from = scheduled ? "Latency, ms · servers: from the due time" : "Latency, ms";
  return html`<tr>
    <td class="g" colspan="2"></td>
    <td class="g gs" colspan="2">Throughput · 95% intervals</td>
    ${latencies ? html`<td class="g gs" colspan=${latencies}>${from}</td>` : ""}
    ${costs ? html`<td class="g gs" colspan=${costs}>Cost</td>` : ""}
    <td class="g gs"></td>
  </tr>`;
}

function columnCell(column: string, slot: number, run: string | undefined) {
  const swatch = html`<span class="sw" style="background:${markColour(slot)}"></span>`;
  return html`<td>
    ${swatch} &nbsp;${run ? html`<a class="plain" href="/r/${run}"><b>${column}</b></a>` : column}
  </td>`;
}

/** Colour only for what can be told from noise; the verdict says the same in words. */
function speedUp(it: SpeedUp | HardwareMean) {
  if (it.verdict === "baseline") return html`<span class="faint">baseline</span>`;
  if (it.ratio === undefined) return html`<span class="faint">–</span>`;
  const ends = html`<span class="pm">${interval(it)}</span>`;
  switch (it.verdict) {
    case "faster":
      return html`<b class="ok">${times(it.ratio)}</b> ${ends}`;
    case "slower":
      return html`<b class="bad">${times(it.ratio)}</b> ${ends}`;
    case "not_comparable":
      return html`<span class="faint">(${times(it.ratio)})</span> ${ends}`;
    default:
      return html`${times(it.ratio)} ${ends}`;
  }
}

const throughput = (cell: HardwareCell) => cell.throughput;

function rate(cell: HardwareCell) {
  const half = halfWidth(cell);
  const spread = half === undefined ? "" : html` <span class="pm">± ${share(half)}</span>`;
  const text = orDash(cell.throughput, figure);
  return cell.result ? html`${text}${spread}` : html`<span class="faint">${text}</span>${spread}`;
}

function measured(
  measure: Measure,
  before: Measure | undefined,
  cell: HardwareCell,
  row: readonly HardwareCell[],
) {
  const classes = [
    "num",
    measure.group !== before?.group ? "gs" : "",
    measure.least ? bold(cell, row, measure.value, true) : "",
    cell.result ? "" : "faint",
  ];
  return html`<td class=${classes.join(" ")}>${orDash(measure.value(cell), measure.words)}</td>`;
}

/** The best of the results of a row, where it is one of several. */
function bold(
  cell: HardwareCell,
  row: readonly HardwareCell[],
  value: (cell: HardwareCell) => number | undefined,
  least: boolean,
): string {
  const values = row.filter(({ result }) => result).flatMap((other) => value(other) ?? []);
  if (!cell.result || values.length < 2) return "";
  const best = least ? Math.min(...values) : Math.max(...values);
  const alone = values.filter((other) => other === best).length === 1;
  return alone && value(cell) === best ? "best" : "";
}

function verdict(cell: HardwareCell) {
  const doubtful = doubts(cell);
  if (cell.speed_up.verdict === "not_comparable") {
    return html`<span class="warn">${icon("triangle", "s")} ${verdictWords(cell.speed_up)}</span>`;
  }
  return doubtful
    ? html`<span class="warn">${icon("triangle", "s")} ${doubtful}</span>`
    : html`<span class="muted">${verdictWords(cell.speed_up)}</span>`;
}

function meanRows(
  { means }: HardwareReport,
  measures: readonly Measure[],
  slot: (column: string) => number,
) {
  return html`<tbody class="means">
    ${means.map(
      (mean, i) =>
        html`<tr>
          ${
            i === 0
              ? html`<th scope="rowgroup" rowspan=${means.length}>
                  geometric mean <span class="faint">of ${mean.rows}</span>
                </th>`
              : ""
          }
          ${columnCell(mean.column, slot(mean.column), undefined)}
          <td class="num gs">${speedUp(mean)}</td>
          <td colspan=${measures.length + 1}></td>
          <td class="gs"><span class="muted">${verdictWords(mean)}</span></td>
        </tr>`,
    )}
  </tbody>`;
}
