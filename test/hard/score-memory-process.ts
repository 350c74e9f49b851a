/** Scores made texts that all differ, with an encoder that costs nothing, and prints the largest memory in MB. */
import { join } from "node:path";
import { root } from "../../scripts/lib/paths.ts";
import { sparing } from "../../src/cli/sparing.ts";
import { jsonLineRows } from "../../src/scale/read/json-lines.ts";
import { rowReader } from "../../src/scale/read/text-rows.ts";
import { scoredRows } from "../../src/scale/score-rows.ts";
import { loadHead } from "../../src/store/heads/load-head.ts";

const count = Number(process.argv[2]);
const head = await loadHead(join(root, "media", "starters", "general"));
// Of few weights, so that a million scores take seconds.
const small = {
  ...head,
  weights: head.weights.slice(0, 8),
  mean: head.mean.slice(0, 8),
  covariance: head.covariance.slice(0, 36),
};

async function* bytes() {
  for (let i = 0; i < count; i += 1000) {
    const lines = Array.from({ length: 1000 }, (_, k) => JSON.stringify({ id: i + k, prompt: "Why?", response: `Because of ${i + k}, I think.` })); // prettier-ignore
    yield Buffer.from(`${lines.join("\n")}\n`);
  }
}
const value = { prompt: "Why?", response: "Because of that, I think." };
const reader = rowReader([{ line: 1, own: value, value }], false, {});
async function* rows() {
  for await (const batch of jsonLineRows(bytes())) yield batch.flatMap((row) => reader.read(row));
}
const encoder = {
  read: async (texts: readonly unknown[]) =>
    texts.map(() => ({ phi: new Float32Array(8), legibility: { tokens: 9, unknown: 0, unread: 0 } })),
};
await sparing(async () => {
  let done = 0;
  for await (const some of scoredRows(rows(), { encoder, head: small, unreadable: String })) done += some.length;
  if (done !== count) throw new Error(`${done} rows of ${count}`);
});
console.log(Math.round(process.resourceUsage().maxRSS / 1024));
