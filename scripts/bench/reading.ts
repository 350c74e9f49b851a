import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import type { Row } from "./row.ts";

const PAIRS = 100_000;
/** Bytes of the file that the editor reads. */
const DOCUMENT = 50e6;
const NAMES = ["prompt", "response_a", "response_b", "winner"];

export interface ReadingFigures {
  /** Choices, or responses. */
  readonly count: number;
  readonly seconds: number;
  /** Bytes of memory that the process had at most; in the editor, milliseconds that others waited at most. */
  readonly peak: number;
  /** In the editor: milliseconds of computing of the longest step. */
  readonly step?: number;
}

/** A row of a file of pairs. */
function rowOf(i: number): readonly string[] {
  return [
    `Question number ${i}: how do I do this with that in practice, please?`,
    `Answer ${i}. ${"You take the first part and put it beside the second part, then wait. ".repeat(3)}`,
    `Other ${i}. ${"It depends on many things that nobody can know in advance. ".repeat(3)}`,
    i % 2 ? "A" : "B",
  ];
}
const toJson = (row: readonly string[]) => JSON.stringify(Object.fromEntries(NAMES.map((name, i) => [name, row[i]])));
const toCsv = (row: readonly string[]) => row.map((cell) => `"${cell}"`).join(",");

/** What a process of its own says of reading a file. */
async function read(how: "command line" | "editor", file: string): Promise<ReadingFigures> {
  const script = join(dirname(file), "reading-process.mjs");
  // Bundled, as the program is: Node takes tens of megabytes to strip types.
  await build({
    ...{
      entryPoints: [join(import.meta.dirname, "processes", "reading-process.ts")],
      outfile: script,
      logLevel: "error",
    },
    ...{
      bundle: true,
      platform: "node",
      format: "esm",
      banner: { js: REQUIRE },
      alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" },
    },
  });
  const child = fork(script, [how, file]);
  const [figures] = (await once(child, "message")) as [ReadingFigures];
  return figures;
}

/** What CommonJS packages need in a module. */
const REQUIRE =
  'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);';

/** Time and the most memory that the command line takes for 100,000 pairs, and how long the editor waits for 50 MB in slices. */
export async function benchReading(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), "rewardlens-bench-reading-"));
  try {
    const rows = Array.from({ length: PAIRS }, (_, i) => rowOf(i));
    const results: Row[] = [];
    for (const [name, lines] of [
      ["pairs.jsonl", rows.map(toJson)],
      ["pairs.csv", [NAMES, ...rows].map(toCsv)],
    ] as const) {
      const bytes = Buffer.from(lines.join("\n"));
      const file = join(folder, name);
      await writeFile(file, bytes);
      const one = join(folder, `one-${name}`);
      await writeFile(one, lines.slice(0, 2).join("\n"));
      const least = (await read("command line", one)).peak;
      const { count, seconds, peak } = await read("command line", file);
      const what = `${name}, ${Math.round(bytes.length / 1e6)} MB`;
      results.push({ what: `${what}: pairs a second`, value: String(Math.round(count / seconds)) });
      const sizes = (peak - least) / bytes.length;
      results.push({
        what: `${what}: most memory over that of one pair, in sizes of the file`,
        value: sizes.toFixed(1),
      });
    }
    for (const [name, toLine] of [
      ["large.jsonl", toJson],
      ["large.csv", toCsv],
    ] as const) {
      const first = name.endsWith("csv") ? [toCsv(NAMES)] : [];
      const count = Math.ceil(DOCUMENT / (toLine(rows[0]).length + 1));
      const file = join(folder, name);
      await writeFile(file, [...first, ...Array.from({ length: count }, (_, i) => toLine(rowOf(i)))].join("\n"));
      const { seconds, peak, step = 0 } = await read("editor", file);
      results.push({ what: `${name}, 50 MB in slices: seconds`, value: seconds.toFixed(1) });
      results.push({ what: `${name}, 50 MB in slices: longest step, ms of computing`, value: step.toFixed(0) });
      results.push({ what: `${name}, 50 MB in slices: longest wait of others, ms`, value: peak.toFixed(0) });
    }
    return results;
  } finally {
    await rm(folder, { recursive: true });
  }
}
