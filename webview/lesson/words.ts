/** Figures as words. */

const minus = (text: string) => text.replace("-", "−");

export const one = (value: number): string => minus(value.toFixed(1));
/** Without the sign of a zero. */
export const two = (value: number): string => minus(value.toFixed(2)).replace(/^−(0\.00)$/, "$1");
export const three = (value: number): string => minus(value.toFixed(3)).replace(/^−(0\.000)$/, "$1");
/** A loss, in nats: those near 0 by their power of ten. */
export const nats = (loss: number): string => (loss < 0.0005 ? minus(loss.toExponential(1)) : three(loss));
export const signed = (value: number): string => (value > 0 ? `+${two(value)}` : two(value));
/** Five significant digits. */
export const five = (value: number): string => minus(String(Number(value.toPrecision(5))));

/** "[0.6, −0.7]" */
export const vector = (values: ArrayLike<number>): string => `[${Array.from(values, five).join(", ")}]`;

export const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…` : text;

/** Index of the largest value; the first of several. */
export const largest = (values: readonly number[]): number => values.indexOf(Math.max(...values));
export const smallest = (values: readonly number[]): number => values.indexOf(Math.min(...values));
