/** "72 %", which no line end parts. */
export const percent = (share: number): string => `${Math.round(100 * share)}\u00a0%`;

/** "72 % (64 to 79)": a share with its 90 % interval. */
export const within = (value: number, low: number, high: number): string =>
  `${percent(value)} (${Math.round(100 * low)} to ${Math.round(100 * high)})`;

const format = new Intl.NumberFormat("en");
export const count = (value: number): string => format.format(value);

/** "1 choice", "12 choices" */
export const choicesText = (value: number): string => `${count(value)} ${value === 1 ? "choice" : "choices"}`;
