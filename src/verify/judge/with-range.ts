import { probabilityText, range } from "../../report/format.ts";

/** "0.73 (0.70 to 0.76)" */
export const withRange = (value: number, [low, high]: readonly [number, number]) =>
  `${probabilityText(value)} (${range({ low, high }, probabilityText)})`;
