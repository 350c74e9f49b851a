import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { QueryResponse } from "../../src/core/types.ts";
import { EncoderPool } from "../../src/encoder/process/pool.ts";
import { root } from "../lib/paths.ts";
import { median } from "./rounds.ts";
import type { Row } from "./row.ts";
import { benchTexts } from "./texts.ts";

/** Rows of the files; BENCH_ROWS="500,1000" for others. */
const SIZES = (process.env["BENCH_ROWS"] ?? "5000,10000,20000,40000").split(",").map(Number);
const MOST = Math.max(...SIZES);
/** Between two looks at the memory, in ms. */
const LOOKS = 100;

/** `score --out` against the bulk encoder on the same texts and cores, in turns: responses a second, whether time is linear, memory. */
export async function benchScale(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), "reward-lens-scale-"));
  const { source, texts: some } = await benchTexts(500);
  // Each text differs: equal ones are encoded once.
  const texts = Array.from({ length: MOST }, (_, i): QueryResponse => {
    const { query, response } = some[i % some.length];
    return { query, response: `${response.slice(0, 60)} ${i}` };
  });
  const pool = new EncoderPool({ script: join(root, "dist", "encoder.js"), folder: join(root, "media", "encoder") });
  try {
    await pool.embed(texts.slice(0, 64), { priority: "bulk" });
    const measured: Measured[] = [];
    for (const rows of SIZES) measured.push(await measure(folder, texts.slice(0, rows), pool));
    const ratios = measured.map(({ encoder, seconds }) => encoder / seconds);
    const [first, last] = [measured[0], measured.at(-1)!];
    return [
      ...measured.map(({ rows, seconds, encoder, peak }, i): Row => ({
        what: `score --out, ${rows} rows (${source}), ${Math.round(rows / encoder)} a second by the encoder alone; ${Math.round(peak / 2 ** 20)} MB`,
        value: `${Math.round(rows / seconds)} rows/s`,
        ratio: ratios[i].toFixed(2),
      })),
      { what: "median of the ratios to the bulk encoder", value: median(ratios).toFixed(2) },
      { what: `time for a row of ${last.rows} against one of ${first.rows}`, value: (last.seconds / last.rows / (first.seconds / first.rows)).toFixed(2) }, // prettier-ignore
      { what: "the same for the encoder alone", value: (last.encoder / last.rows / (first.encoder / first.rows)).toFixed(2) }, // prettier-ignore
    ];
  } finally {
    await pool.dispose();
    await rm(folder, { recursive: true });
  }
}

interface Measured {
  readonly rows: number;
  /** Seconds of the command, from its start to its end, and of the encoder alone. */
  readonly seconds: number;
  readonly encoder: number;
  /** Bytes of all its processes together. */
  readonly peak: number;
}

/** Half of the encoder's time is measured before the command and half after it: what else the machine does meets both. */
async function measure(folder: string, texts: readonly QueryResponse[], pool: EncoderPool): Promise<Measured> {
  const input = join(folder, `${texts.length}.jsonl`);
  const lines = texts.map(({ query, response }, id) => JSON.stringify({ id, prompt: query, response }));
  await writeFile(input, lines.join("\n"));
  const half = Math.ceil(texts.length / 2);
  const embed = async (part: readonly QueryResponse[]) => {
    const start = performance.now();
    await pool.embed(part, { priority: "bulk" });
    return (performance.now() - start) / 1000;
  };
  const before = await embed(texts.slice(0, half));
  const { seconds, peak } = await run(["score", input, "--out", join(folder, `${texts.length}.parquet`)]);
  return { rows: texts.length, seconds, peak, encoder: before + (await embed(texts.slice(half))) };
}

async function run(args: readonly string[]): Promise<{ seconds: number; peak: number }> {
  const start = performance.now();
  const child = spawn(process.execPath, [join(root, "dist", "cli.js"), ...args], {
    env: { ...process.env, REWARDLENS_CACHE: "off" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk) => (said += chunk));
  let peak = 0;
  const looks = setInterval(() => void memoryOf(child.pid!).then((now) => (peak = Math.max(peak, now))), LOOKS);
  const [code] = (await once(child, "exit")) as [number | null];
  clearInterval(looks);
  if (code !== 0) throw new Error(said);
  return { seconds: (performance.now() - start) / 1000, peak };
}

/** Bytes of a process and of those that it started; 0 where the system does not say (only Linux does). */
async function memoryOf(pid: number): Promise<number> {
  try {
    const status = await readFile(`/proc/${pid}/status`, "utf8");
    const own = 1024 * Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
    const tasks = await readdir(`/proc/${pid}/task`);
    const lists = await Promise.all(tasks.map((task) => readFile(`/proc/${pid}/task/${task}/children`, "utf8")));
    const children = await Promise.all(lists.join(" ").split(" ").filter(Boolean).map((child) => memoryOf(Number(child)))); // prettier-ignore
    return children.reduce((sum, size) => sum + size, own);
  } catch {
    return 0; // it has ended
  }
}
