import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { messageBytes, readMessages, type Message } from "../../../src/scale/messages.ts";
import { loadHead } from "../../../src/store/heads/load-head.ts";
import { answered } from "../../support/answered-sums.ts";
import { sumsInMemory } from "../../support/sums-in-memory.ts";
import { madePreferences } from "../../unit/core/synthetic.ts";
import { ROOT } from "./cli-process.ts";

const [pairs, dimension] = [40, 6];
const set = madePreferences({ pairs, queries: 30, dimension });
const indices = (count: number) => BigUint64Array.from({ length: count }, (_, i) => BigInt(i));
const table: Message = {
  kind: "table",
  facts: { id: "an-encoder", dimension },
  arrays: {
    label: Float64Array.from(set.label),
    weight: Float64Array.from(set.weight),
    query: Float64Array.from(set.group),
    first: Int32Array.from(set.first),
    second: Int32Array.from(set.second),
    length: Float64Array.from(set.length),
    key: indices(pairs),
    order: indices(2 * pairs),
  },
};

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "rewardlens-training-"))));
afterAll(() => rm(folder, { recursive: true }));

/** A process that is sent messages. */
function started(...args: string[]) {
  const child = spawn(process.execPath, [join(ROOT, "dist", "arrow-worker.js"), ...args], { stdio: "pipe" });
  const ended = Promise.all([text(child.stderr), once(child, "exit") as Promise<[number | null]>]);
  const send = (message: Message) => {
    for (const bytes of messageBytes(message)) child.stdin.write(bytes);
  };
  return { stdin: child.stdin, received: readMessages(child.stdout), send, ended };
}

const training = (name: string) =>
  started("train", "--out", join(folder, name), "--starter", "none", "--description", "Made pairs.");

it("trains on pairs that the other process has, and saves the model", async () => {
  const { stdin, received, send, ended } = training("model");
  const sums = sumsInMemory(set);
  const kinds: string[] = [];
  send(table);
  for await (const message of received) {
    kinds.push(message.kind);
    if (message.kind === "trained") {
      expect(message.facts).toMatchObject({ pairs, queries: new Set(set.group).size, head: join(folder, "model") });
      stdin.end();
    } else send(await answered(message, sums, dimension));
  }
  expect(kinds).toEqual(["divide", "phi", "trained"]);
  const [said, [code]] = await ended;
  expect([said.includes("error"), code]).toEqual([false, 0]);
  const { card, weights } = await loadHead(join(folder, "model"));
  expect(card).toMatchObject({ encoder: "an-encoder", dimension, pairs, description: "Made pairs." });
  expect(weights.length).toBe(dimension);
});

it("saves nothing where the other process ends in the middle", async () => {
  const { stdin, received, send, ended } = training("none");
  send(table);
  expect((await received.next()).value).toMatchObject({ kind: "divide" });
  stdin.end();
  const [said, [code]] = await ended;
  expect(said).toMatch(/error: The process that has the pairs has ended\. Nothing was saved\.\n$/);
  expect(code).toBe(1);
  expect(await readdir(folder)).not.toContain("none");
});

it("gives a pair the same hashes whichever response is first, and says what makes no pair", async () => {
  const { stdin, received, send, ended } = started("pairs");
  const rows = [
    ["Why?", "Because.", "No idea.", false, null],
    ["Why?", "Because.", "No idea.", false, 2],
    ["Why?", "Because.", "No idea.", true, null],
    ["Why?", "No idea.", "Because.", true, null],
    ["Why?", "Because.", "Because.", false, null],
    ["Why?", "Because.", " ", false, null],
    [null, "Because.", "No idea.", false, null],
    ["Why?", "Because.", "No idea.", false, -1],
  ];
  send({ kind: "pairs", facts: rows });
  const { value: answer } = await received.next();
  stdin.end();
  expect((await ended)[1]).toEqual([0, null]);
  expect((answer!.facts as { errors: unknown[] }).errors).toEqual([
    null,
    null,
    null,
    null,
    "has the same response twice",
    "has an empty rejected",
    "has no query",
    "has a weight that is not above 0",
  ]);
  const words = answer!.numbers("same", "u8");
  const same = (i: number) => [words[2 * i], words[2 * i + 1]];
  expect(same(3)).toEqual(same(2)); // a tie has no direction
  expect(same(0)).not.toEqual(same(2));
  expect([...answer!.numbers("weight", "f8")].slice(0, 2)).toEqual([1, 2]);
  expect(new Set(answer!.numbers("query", "f8").slice(0, 4)).size).toBe(1);
});
