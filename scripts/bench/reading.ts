import { readFileBytes } from "../../src/formats/read-file.ts";
import { pairsOf } from "../../src/formats/read-pairs.ts";
import type { Row } from "./row.ts";

const PAIRS = 100_000;

/** Time and memory to read 100,000 pairs from JSON Lines and CSV; the peak of the heap is sampled after each file is read. */
export async function benchReading(): Promise<Row[]> {
  const question = (i: number) => `Question number ${i}: how do I do this with that in practice, please?`;
  const answer = (i: number) =>
    `Answer ${i}. ${"You take the first part and put it beside the second part, then wait. ".repeat(3)}`;
  const other = (i: number) => `Other ${i}. ${"It depends on many things that nobody can know in advance. ".repeat(3)}`;
  const rows = Array.from({ length: PAIRS }, (_, i) => [question(i), answer(i), other(i), i % 2 ? "A" : "B"]);
  const [names, quoted] = [
    ["prompt", "response_a", "response_b", "winner"],
    (row: readonly string[]) => row.map((cell) => `"${cell}"`).join(","),
  ];
  const jsonl = rows
    .map((row) => JSON.stringify(Object.fromEntries(names.map((name, i) => [name, row[i]]))))
    .join("\n");
  const csv = [names, ...rows].map(quoted).join("\n");
  const results: Row[] = [];
  for (const [name, text] of [
    ["pairs.jsonl", jsonl],
    ["pairs.csv", csv],
  ] as const) {
    const bytes = Buffer.from(text);
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    const start = performance.now();
    const { pairs } = pairsOf(await readFileBytes(bytes, name));
    const seconds = (performance.now() - start) / 1000;
    globalThis.gc?.();
    const kept = process.memoryUsage().heapUsed - before;
    results.push({
      what: `${name}, ${Math.round(bytes.length / 1e6)} MB: pairs a second`,
      value: String(Math.round(pairs.length / seconds)),
    });
    results.push({
      what: `${name}: memory of what was read, in sizes of the file`,
      value: (kept / bytes.length).toFixed(1),
    });
  }
  return results;
}
