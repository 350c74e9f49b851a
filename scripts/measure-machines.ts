/**
 * How much rewards and scores differ between machines: the features of the first responses of a set, written on one, compared on another.
 *
 *     node scripts/measure-machines.ts FILE [native | wasm] [set, default samples/pairs.jsonl] [texts, default 40]
 *     node scripts/measure-machines.ts --compare FILE FILE…
 *
 * One process and no other program, so that it runs under an emulator of another processor too (qemu-x86_64 -cpu Haswell node …).
 */
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { DIMENSION } from "../src/core/features/feature-layout.ts";
import { mean } from "../src/core/math/statistics.ts";
import { sigmoid } from "../src/core/model/bradley-terry.ts";
import { rewardOf } from "../src/core/model/score.ts";
import { openModelFiles } from "../src/encoder/model/model-files.ts";
import { openRuntime, type Runtime } from "../src/encoder/model/runtime.ts";
import { readPairs } from "../src/formats/read-pairs.ts";
import { loadHead } from "../src/store/heads/load-head.ts";
import { root } from "./lib/paths.ts";

const HEADS = ["general", "on-topic", "helpful", "harmless"];
const [first, ...rest] = process.argv.slice(2);
if (first === undefined) throw new Error("Name the file to write, or --compare and the files.");
if (first === "--compare") await compare(rest);
else await write(first, rest[0] === "wasm" ? "wasm" : "native", rest[1], Number(rest[2] ?? 40));

async function write(file: string, runtime: Runtime, set = join(root, "samples", "pairs.jsonl"), most: number) {
  const folder = join(root, "media", "encoder");
  if (openRuntime(runtime) !== runtime) throw new Error(`There is no ${runtime} ONNX Runtime here.`);
  const files = await openModelFiles(folder, false);
  // Only now: transformers.js takes ONNX Runtime as it loads.
  const { loadModel } = await import("../src/encoder/model/model.ts");
  const model = await loadModel(files, { folder, threads: 1 });
  const { pairs } = readPairs(await readFile(resolve(set), "utf8"));
  const texts = pairs.flatMap(({ query, chosen, rejected }) =>
    [chosen, rejected].map((response) => ({ query, response })),
  );
  const rows: number[][] = [];
  for (const text of texts.slice(0, most)) {
    const steps = model.embed(text);
    let step = await steps.next();
    while (!step.done) step = await steps.next();
    rows.push([...step.value.subarray(0, DIMENSION)]);
  }
  await writeFile(file, JSON.stringify(rows));
}

async function compare([one, ...others]: readonly string[]): Promise<void> {
  const read = async (file: string) =>
    (JSON.parse(await readFile(file, "utf8")) as number[][]).map((row) => Float32Array.from(row));
  const before = await read(one);
  console.log(
    "| against | texts | same bits | model | score, mean | at most | reward, at most |\n| - | - | - | - | - | - | - |",
  );
  for (const other of others) {
    const after = await read(other);
    const same = after.filter((row, i) => row.every((value, j) => Object.is(value, before[i][j]))).length;
    for (const name of HEADS) {
      const head = await loadHead(join(root, "media", "starters", name));
      const rewards = after.map((row, i) => [rewardOf(head, before[i]), rewardOf(head, row)] as const);
      const scores = rewards.map(([a, b]) => Math.abs(sigmoid(a) - sigmoid(b)));
      const most = [Math.max(...scores), Math.max(...rewards.map(([a, b]) => Math.abs(a - b)))];
      console.log(
        `| ${[other, after.length, same, name, mean(scores).toFixed(4), ...most.map((x) => x.toFixed(3))].join(" | ")} |`,
      );
    }
  }
}
