/**
 * How responses of real sets are read: how long they are, how many of their tokens are unknown, and how many windows an edit changes.
 * No pass of the encoder is run.
 *
 *     node scripts/measure-reading.ts [folder of .jsonl files, default people where fetch-data.ts puts them]
 */
import { readdir, readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { AutoTokenizer, env } from "@huggingface/transformers";
import { tokeniserOf } from "../src/encoder/text/tokenise.ts";
import { responseWindows, UNKNOWN, WINDOW_TOKENS } from "../src/encoder/text/windows.ts";
import { readResponses } from "../src/formats/read-responses.ts";
import { dataFolder, root } from "./lib/paths.ts";

/** Responses of a set at most. */
const MOST = 800;
/** What is written into the middle of a response. */
const EDIT = " you stupid idiot";

env.allowRemoteModels = false;
env.localModelPath = join(root, "media");
const tokenise = tokeniserOf(await AutoTokenizer.from_pretrained("encoder", { local_files_only: true }));
const folder = resolve(process.argv[2] ?? join(dataFolder(), "people"));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
/** The value below which a share of them are. */
const quantile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))];

/** The windows of a response by their content, joined. */
function windowsOf(response: string): string[] {
  const { ids, windows } = responseWindows(response, tokenise);
  return windows.map(([from, to]) => ids.slice(from, to).join(" "));
}

/** Windows that are new after an edit in the middle, and all; undefined for a response of one. */
function changedBy(response: string): readonly [number, number] | undefined {
  const before = windowsOf(response);
  const middle = response.indexOf(" ", response.length / 2);
  if (before.length < 2 || middle < 0) return undefined;
  const after = windowsOf(response.slice(0, middle) + EDIT + response.slice(middle));
  return [after.filter((content) => !before.includes(content)).length, after.length];
}

const edits: (readonly [number, number])[] = [];
console.log("set, responses, longer than a window, tokens beyond the first window's; unknown: 1%, half, 99%, most");
for (const name of (await readdir(folder)).filter((file) => file.endsWith(".jsonl")).sort()) {
  const { responses } = readResponses(await readFile(join(folder, name), "utf8"), name);
  const texts = responses.slice(0, MOST).map(({ response }) => response);
  if (texts.length === 0) continue;
  const read = texts.map((text) => responseWindows(text, tokenise).pieces);
  const lengths = read.map((pieces) => pieces.length);
  const unknown = read.map((pieces) => pieces.filter((piece) => piece === UNKNOWN).length / Math.max(1, pieces.length));
  const beyond = sum(lengths.map((length) => Math.max(0, length - WINDOW_TOKENS))) / sum(lengths);
  const long = lengths.filter((length) => length > WINDOW_TOKENS).length / texts.length;
  const shares = [0.01, 0.5, 0.99, 1].map((share) => percent(quantile(unknown, share)));
  console.log([basename(name, ".jsonl"), texts.length, percent(long), percent(beyond), ...shares].join("  "));
  edits.push(...texts.map(changedBy).filter((edit) => edit !== undefined));
}
const [changed, all] = [0, 1].map((k) => sum(edits.map((edit) => edit[k])) / edits.length);
console.log(
  `an edit in the middle of ${edits.length} long responses changes ${changed.toFixed(2)} of ${all.toFixed(2)} windows`,
);
