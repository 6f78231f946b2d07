// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

const MINUS = "\u2212";
const THIN_SPACE = "\u202f";

/** With a real minus sign and a narrow space between thousands. */
export function fixed(value: number, decimals: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : `${MINUS}∞`;
  const text = Math.abs(value).toFixed(decimals);
  const zero = Number(text) === 0;
  const [whole = "", part] = text.split(".");
  const grouped = whole.length > 3 ? whole.replace(/\B(?=(\d{3})+$)/g, THIN_SPACE) : whole;
  return (value < 0 && !zero ? MINUS : "") + (part ? `${grouped}.${part}` : grouped);
}

/** For differences: a sign on everything but zero. */
export function signed(value: number, decimals: number): string {
  const text = fixed(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

export function count(value: number): string {
  return fixed(value, 0);
}

/** “1 fit”, “2 fits”. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** Three significant digits, in powers of ten where plain digits would be long. */
export function compact(value: number, digits = 3): string {
  if (value === 0 || !Number.isFinite(value)) return fixed(value, 0);
  const size = Math.floor(Math.log10(Math.abs(value)));
  if (size < -3 || size > 6) return scientific(value, digits);
  if (Number.isInteger(value)) return fixed(value, 0);
  return fixed(value, Math.max(0, digits - 1 - size));
}

function scientific(value: number, digits: number): string {
  const [mantissa = "", power = ""] = value.toExponential(digits - 1).split("e");
  const short = mantissa.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa;
  return `${short}e${power.replace("+", "")}`.replaceAll("-", MINUS);
}

/**
 * How many decimals a column shows: two significant digits of the typical sd, at least what
 * separates the best two, at most four.
 *
 * @param sds may be empty: then the spread of the values decides
 */
export function columnDecimals(values: readonly number[], sds: readonly number[]): number {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0 || (finite.every(Number.isInteger) && sds.length === 0)) return 0;
  const spread = median(sds.filter((sd) => sd > 0)) ?? standardDeviation(finite);
  const magnitude = Math.max(...finite.map(Math.abs));
  const scale = spread > 0 ? spread : magnitude / 100;
  const fromSpread = 1 - Math.floor(Math.log10(scale || 1));
  return Math.min(4, Math.max(0, fromSpread, separating(finite)));
}

/** Decimals that tell the two largest apart; 0 where they are equal. */
function separating(values: readonly number[]): number {
  const [first, second] = [...new Set(values)].sort((a, b) => b - a);
  if (first === undefined || second === undefined) return 0;
  for (let decimals = 0; decimals < 4; decimals++) {
    if (first.toFixed(decimals) !== second.toFixed(decimals)) return decimals;
  }
  return 4;
}

function median(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function standardDeviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / Math.max(1, values.length - 1));
}

/** As it was declared, but numbers with a real minus: `1e-4` reads 1e−4. */
export function paramText(value: string): string {
  const number = /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(value);
  if (number) {
    const plain = Math.abs(Number(value)) >= 1e-3 || Number(value) === 0;
    return plain ? value.replace("-", MINUS) : scientific(Number(value), 4);
  }
  return value.startsWith("[") ? value.replace(/,(?=\S)/g, ", ") : value;
}

export function bytes(value: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let unit = 0;
  let scaled = value;
  while (Math.abs(scaled) >= 1000 && unit < units.length - 1) {
    scaled /= 1000;
    unit++;
  }
  return `${fixed(scaled, unit > 0 && scaled < 10 ? 1 : 0)} ${units[unit]}`;
}

export function percent(part: number, whole: number): string {
  return `${whole > 0 ? Math.floor((100 * part) / whole) : 0}%`;
}
