import { fork } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { finished } from "node:stream/promises";
import { build } from "esbuild";
import { canonicalJson, contentId } from "../../src/store/files/canonical-json.ts";
import { preferencesPath } from "../../src/store/log/preference-log.ts";
import type { Row } from "./row.ts";
import { benchTexts } from "./texts.ts";

/** Twenty choices a day for four years, and ten times as many. */
const SIZES = [20_000, 200_000];

export interface LogFigures {
  /** Milliseconds: to open, to replay, to see and replay one more record. */
  readonly open: number;
  readonly replay: number;
  readonly append: number;
  readonly choices: number;
  /** Megabytes, resident: Node before anything, afterwards, and the most there ever was. */
  readonly before: number;
  readonly after: number;
  readonly most: number;
}

/** Writes a log of real texts, every tenth record a revision or withdrawal; `queries` different queries. */
async function writeLog(folder: string, records: number, long: boolean): Promise<number> {
  const { texts } = await benchTexts(2000);
  const path = preferencesPath(folder);
  await mkdir(dirname(path), { recursive: true });
  const file = createWriteStream(path);
  let last = "";
  for (let i = 0; i < records; i++) {
    const [a, b] = [texts[(2 * i) % texts.length], texts[(2 * i + 1) % texts.length]];
    const cut = (text: string) => (long ? text : text.slice(0, 60));
    const by = { schema: 3, annotator: `annotator ${i % 3}`, at: new Date(1.7e12 + i * 1000).toISOString() };
    const judged = { choice: "first", strength: 1, reason: "" };
    const content =
      i % 20 === 9
        ? { ...by, kind: "withdrawal", of: last }
        : i % 20 === 19
          ? { ...by, ...judged, kind: "revision", of: last, choice: "second" }
          : {
              ...{ ...by, ...judged, kind: "preference", query: `${cut(a.query)} ${i >> 2}` },
              ...{ responses: [cut(a.response), cut(b.response)], shown: [0, 1], seconds: 4.2, source: "drafts.md" },
            };
    last = contentId(content);
    if (!file.write(`${canonicalJson({ ...content, id: last })}\n`)) await once(file, "drain");
  }
  file.end();
  await finished(file);
  return (await stat(path)).size;
}

/** Time and memory to open a log of so many records, in a process of its own. */
export async function benchLog(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [records, long] of SIZES.flatMap((size) => [[size, false] as const, [size, true] as const])) {
    const folder = await mkdtemp(join(tmpdir(), "reward-lens-bench-"));
    try {
      const size = (await writeLog(folder, records, long)) / 1e6;
      const script = join(folder, "log-process.mjs");
      // Bundled, as the extension is: Node takes tens of megabytes to strip types.
      await build({
        ...{
          entryPoints: [join(import.meta.dirname, "processes", "log-process.ts")],
          outfile: script,
          logLevel: "error",
        },
        ...{ bundle: true, platform: "node", format: "esm" },
      });
      const child = fork(script, [folder]);
      const [figures] = (await once(child, "message")) as [LogFigures];
      const ms = (value: number) => `${Math.round(value)} ms`;
      const mb = (value: number) => `${Math.round(value)} MB`;
      const what = `${records} records, ${Math.round(size)} MB`;
      rows.push(
        { what: `${what}: open`, value: ms(figures.open) },
        { what: `${what}: replay to ${figures.choices} choices`, value: ms(figures.replay) },
        { what: `${what}: see one more record and replay`, value: ms(figures.append) },
        { what: `${what}: resident memory (Node alone: ${mb(figures.before)})`, value: mb(figures.after) },
        { what: `${what}: most resident memory`, value: mb(figures.most) },
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  }
  return rows;
}
