/** Figures of the lesson. */
import { decimal } from "../../src/report/format.ts";

const minus = (text: string) => text.replace("-", "−");

export const one = (value: number): string => decimal(value, 1);
export const two = (value: number): string => decimal(value);
export const three = (value: number): string => decimal(value, 3);
/** A loss, in nats: those near 0 by their power of ten. */
export const nats = (loss: number): string => (loss < 0.0005 ? minus(loss.toExponential(1)) : three(loss));
/** Five significant digits. */
export const five = (value: number): string => minus(String(Number(value.toPrecision(5))));

/** "[0.6, −0.7]" */
export const vector = (values: ArrayLike<number>): string => `[${Array.from(values, five).join(", ")}]`;

/** Index of the largest value; the first of several. */
export const largest = (values: readonly number[]): number => values.indexOf(Math.max(...values));
export const smallest = (values: readonly number[]): number => values.indexOf(Math.min(...values));
