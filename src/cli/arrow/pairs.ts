import type { Command } from "commander";
import { messageBytes, readMessages, type Message } from "../../scale/messages.ts";
import { textKey } from "../../scale/text-key.ts";
import { canonicalJson, sha256 } from "../../store/files/canonical-json.ts";
import { hashQueries } from "../../training/seen-queries.ts";
import { reportKey } from "../../training/training-pairs.ts";
import type { Installation } from "../installation.ts";
import { choiceKey, trainingPairOf } from "../pairs.ts";
import type { Terminal } from "../terminal.ts";

/** A row as it is asked about. */
type Row = readonly [query: unknown, chosen: unknown, rejected: unknown, isTie: boolean, weight: number | null];

/** Pairs and what is known of them: numbers a row, 0 where it has an error. */
const COLUMNS = { order: 2, same: 2, first: 2, second: 2, key: 1 } as const;

/** `pairs`: what a training needs of each row of choices beside features. */
export function addPairKeys(program: Command, _installation: Installation, terminal: Terminal): void {
  program
    .command("pairs")
    .description("by which hashes a training knows pairs and their texts")
    .action(async () => {
      const answers = async function* () {
        for await (const { facts } of readMessages(terminal.stdin)) yield* messageBytes(keysOf(facts as Row[]));
      };
      await terminal.write(answers());
    });
}

/** Why a row makes no pair, for people. */
function problemOf([query, chosen, rejected, , weight]: Row): string | undefined {
  for (const [name, text] of Object.entries({ query, chosen, rejected })) {
    if (typeof text !== "string") return `has no ${name}`;
    if (text.trim() === "") return `has an empty ${name}`;
  }
  if (chosen === rejected) return "has the same response twice";
  if (weight !== null && !(weight > 0 && weight < Infinity)) return "has a weight that is not above 0";
  return undefined;
}

function keysOf(rows: readonly Row[]): Message {
  const words = Object.fromEntries(
    Object.entries(COLUMNS).map(([name, width]) => [name, new BigUint64Array(width * rows.length)]),
  ) as Record<keyof typeof COLUMNS, BigUint64Array>;
  const [label, weights, query] = [0, 1, 2].map(() => new Float64Array(rows.length));
  const length = new Float64Array(2 * rows.length);
  const put = (name: keyof typeof COLUMNS, i: number, bytes: Buffer) => {
    for (let k = 0; k < COLUMNS[name]; k++) words[name][COLUMNS[name] * i + k] = bytes.readBigUInt64BE(8 * k);
  };
  const errors = rows.map((row, i) => {
    const problem = problemOf(row);
    if (problem !== undefined) return problem;
    const [asked, chosen, rejected, isTie, weight] = row as readonly [string, string, string, boolean, number | null];
    const choice = isTie ? "tie" : "first";
    const decided = { line: 0, query: asked, chosen, rejected, ...(weight !== null && { weight }) };
    const [pair] = trainingPairOf([decided, choice, ""]);
    put("order", i, Buffer.from(sha256(canonicalJson(pair)), "hex"));
    put("same", i, Buffer.from(choiceKey(decided, choice), "hex"));
    put("key", i, Buffer.from(reportKey(pair), "hex"));
    put("first", i, Buffer.from(textKey({ query: asked, response: pair.first }), "latin1"));
    put("second", i, Buffer.from(textKey({ query: asked, response: pair.second }), "latin1"));
    label[i] = pair.label;
    weights[i] = pair.weight;
    [query[i]] = hashQueries([pair]);
    [length[2 * i], length[2 * i + 1]] = [pair.first.length, pair.second.length];
    return null;
  });
  return { kind: "pairs", facts: { errors }, arrays: { ...words, label, weight: weights, query, length } };
}
