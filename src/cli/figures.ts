/** "65.2 %" */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** "65.2 % [63.6–66.8]" */
export function percentWithin(share: number, [low, high]: readonly [number, number]): string {
  return `${percent(share)} [${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)}]`;
}

/** Names and values in two columns, a line for each. */
export function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
}

/** Seconds since `started` (of performance.now()), to the millisecond. */
export function secondsSince(started: number): number {
  return Math.round(performance.now() - started) / 1000;
}
