import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { seededRandom } from "../../src/core/math/random.ts";
import { cacheFolder, root } from "../lib/paths.ts";
import type { Row } from "./row.ts";

const CASES = 10_000;
/** Of which the fastest counts: the machine may do something else. */
const RUNS = 3;
const WORDS =
  "the answer is in settings open choose press save then wait a minute and start again if light stays red".split(" ");

/** Cases in one file of YAML and outputs in JSON Lines, as many queries with two responses each. */
function write(folder: string): void {
  const random = seededRandom(1);
  const text = (words: number) =>
    Array.from({ length: words }, () => WORDS[Math.floor(random() * WORDS.length)]).join(" ");
  const cases: string[] = [];
  const outputs: [string[], string[]] = [[], []];
  for (let i = 0; i < CASES; i++) {
    const [query, better, worse] = [`${i} ${text(8)}`, text(20), text(12)];
    cases.push(`  - query: ${query}\n    better: ${better}\n    worse: ${worse}\n`);
    outputs[0].push(JSON.stringify({ query, response: better }));
    outputs[1].push(JSON.stringify({ query, response: worse }));
  }
  writeFileSync(join(folder, "cases.reward.yaml"), `cases:\n${cases.join("")}`);
  outputs.forEach((lines, i) => writeFileSync(join(folder, `outputs-${i}.jsonl`), `${lines.join("\n")}\n`));
  const compared = 'cases: [{ outputs: outputs-0.jsonl, against: outputs-1.jsonl, winRate: ">= 0.1" }]';
  writeFileSync(join(folder, "outputs.reward.yaml"), compared);
}

/** Seconds of `rewardlens verify`, the whole process. */
function seconds(folder: string, file: string): number {
  const started = performance.now();
  const args = [
    join(root, "dist", "cli.js"),
    "verify",
    file,
    "--format",
    "ctrf",
    "--output",
    join(folder, "report.json"),
  ];
  const env = { ...process.env, REWARDLENS_CACHE: join(folder, "cache.sqlite") };
  const { stderr } = spawnSync(process.execPath, args, { cwd: folder, env, encoding: "utf8" });
  if (/^error: /m.test(stderr)) throw new Error(stderr);
  return (performance.now() - started) / 1000;
}

/** `rewardlens verify` on 10,000 cases whose texts are cached. What the cache lacks is read first, in a run of its own that is not measured. */
export function benchVerify(): Promise<Row[]> {
  const folder = cacheFolder("bench-verify");
  mkdirSync(folder, { recursive: true });
  write(folder);
  seconds(folder, "cases.reward.yaml");
  const fastest = (file: string) => {
    const runs = Array.from({ length: RUNS }, () => seconds(folder, file));
    return `${Math.min(...runs).toFixed(1)} s`;
  };
  return Promise.resolve([
    { what: `verify of ${CASES} cases, ${2 * CASES} cached responses`, value: fastest("cases.reward.yaml") },
    { what: `win rate of ${CASES} cached outputs`, value: fastest("outputs.reward.yaml") },
  ]);
}
