/** How figures and texts are written for people: in the editor, on pages, in files and in the terminal. English typography. */
import type { Estimate } from "../core/types.ts";

const NO_FIGURE = "n/a";
const grouped = new Intl.NumberFormat("en");

/** "0.60", "−0.60"; "n/a" for what is not a number. A figure that rounds to zero has no sign. */
export function decimal(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return NO_FIGURE;
  const shown = Math.abs(value).toFixed(digits);
  return value < 0 && Number(shown) !== 0 ? `−${shown}` : shown;
}

/** "+0.30", "−0.60", "0.00": a difference, or a part of a sum. */
export function signed(value: number, digits = 2): string {
  const shown = decimal(value, digits);
  return value > 0 && Number(shown) !== 0 && shown !== NO_FIGURE ? `+${shown}` : shown;
}

/** "▲ 0.30", "▼ 0.60", "=": how much a figure changed. */
export function moved(value: number): string {
  const shown = decimal(Math.abs(value));
  if (shown === NO_FIGURE) return shown;
  return Number(shown) === 0 ? "=" : `${value < 0 ? "▼" : "▲"} ${shown}`;
}

/** Digits after the decimal point that a figure of this size needs so that it is not shown as zero: two to six. */
export function placesFor(size: number): number {
  return size > 0 ? Math.min(6, Math.max(2, Math.ceil(-Math.log10(size)))) : 2;
}

/** A figure of unknown size: "0.0072", "1.2e-5". */
export function small(value: number): string {
  if (value === 0 || !Number.isFinite(value)) return value === 0 ? "0" : NO_FIGURE;
  const size = Math.abs(value);
  const shown = size >= 1e-3 && size < 1e4 ? String(Number(size.toPrecision(3))) : size.toExponential(1);
  return `${value < 0 ? "−" : ""}${shown}`;
}

const withSign = (shown: string) => (shown === NO_FIGURE ? shown : `${shown}%`);

/** "66.1%": a share of 0 to 1; all and nothing have no decimal. */
export const percent = (share: number): string => withSign(decimal(100 * share, share === 0 || share === 1 ? 0 : 1));

/** "66%": a share that is known roughly, or that is done. */
export const wholePercent = (share: number): string => withSign(decimal(100 * share, 0));

/** "+4.0", "−2.0": a difference of two shares, in percentage points. */
export const points = (difference: number): string => signed(100 * difference, 1);

/** "64.3% to 79.1%" */
export const range = ({ low, high }: Pick<Estimate, "low" | "high">, write: (value: number) => string = percent) =>
  `${write(low)} to ${write(high)}`;

/** "72.0% (64.3% to 79.1%)": a figure with its 90% interval. */
export const within = (estimate: Estimate, write: (value: number) => string = percent): string =>
  `${write(estimate.value)} (${range(estimate, write)})`;

/** A probability in two digits, three near 0 and 1; never 0 or 1 themselves, which no reward gives. */
export function probabilityText(value: number): string {
  if (Number.isNaN(value)) return NO_FIGURE;
  if (value >= 0.005 && value < 0.995) return value.toFixed(2);
  return Math.min(0.999, Math.max(0.001, value)).toFixed(3);
}

/** The probability of what is predicted as a percentage, never 100%: no model is certain. */
export const surePercent = (probability: number): string => wholePercent(Math.min(0.99, probability));

const ordinals = new Intl.PluralRules("en", { type: "ordinal" });
const ENDINGS: Readonly<Record<string, string>> = { one: "st", two: "nd", few: "rd" };

/** "1st", "2nd", "3rd", "11th" */
export const ordinal = (place: number): string => `${count(place)}${ENDINGS[ordinals.select(place)] ?? "th"}`;

/** "11,400" */
export const count = (value: number): string => (Number.isNaN(value) ? NO_FIGURE : grouped.format(value));

/** "1 pair", "2 pairs", "0 queries". */
export const plural = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** "1 choice", "12 choices" */
export const choicesText = (value: number): string => plural(value, "choice");

/** "0.4 s", "5 s", "4 min", "1 h 20 min": an estimate of a time, as exact as such an estimate is. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return NO_FIGURE;
  if (seconds < 2) return `${Math.max(0.1, seconds).toFixed(1)} s`;
  if (seconds < 90) return `${seconds < 10 ? Math.round(seconds) : 5 * Math.round(seconds / 5)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** The beginning of a text on one line, at most `length` characters (code points), with an ellipsis where it was cut. */
export function shorten(text: string, length: number): string {
  // Of a text of megabytes this is enough, unless it is mostly white space.
  const beginning = text.slice(0, 20 * length);
  const characters = Array.from(beginning.replace(/\s+/g, " ").trim());
  if (characters.length <= length && beginning.length === text.length) return characters.join("");
  return `${characters
    .slice(0, length - 1)
    .join("")
    .trimEnd()}…`;
}

/** A model by its name: "model general", and "Model 3 · 24 choices", whose name says what it is. */
export const modelNamed = (name: string, word = "model"): string => (/^Model \d/.test(name) ? name : `${word} ${name}`);
