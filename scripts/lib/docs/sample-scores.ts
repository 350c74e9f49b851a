import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { oneLine } from "../../../src/cli/terminal.ts";
import { documentKind } from "../../../src/formats/documents/document-kinds.ts";
import { findResponses } from "../../../src/formats/documents/find-responses.ts";
import { probabilityText, range, shorten } from "../../../src/report/format.ts";
import { projectNode, root } from "../paths.ts";
import { runQuietly } from "../run.ts";

/** What `dist/cli.js score --json` answers. */
interface Score {
  readonly score: number;
  readonly interval: readonly [number, number];
  readonly head: string;
}

/**
 * Prints the responses of a document with their scores, best first, by the CLI that was built.
 * @throws when the file contains no response, or the CLI fails
 */
export async function printSampleScores(file: string): Promise<void> {
  const { responses } = findResponses(await readFile(file, "utf8"), documentKind(file) ?? "plaintext");
  if (responses.length === 0) throw new Error(`${file} contains no response`);
  const scored = [];
  for (const found of responses) scored.push({ ...found, ...(await score(found.query, found.response)) });
  for (const query of new Set(scored.map((one) => one.query))) {
    console.log(oneLine(`${basename(file)}: ${firstLine(query)}`));
    const ofQuery = scored.filter((one) => one.query === query).sort((a, b) => b.score - a.score);
    for (const {
      head,
      label,
      response,
      score,
      interval: [low, high],
    } of ofQuery) {
      const shown = `${probabilityText(score)} (${range({ low, high }, probabilityText)})`;
      console.log(oneLine(`  ${shown} · ${head}   ${label}: ${firstLine(response)}`));
    }
  }
}

async function score(query: string, response: string): Promise<Score> {
  const cli = join(root, "dist", "cli.js");
  const args = [cli, "score", "--json", "--query", query, "--response", response];
  return JSON.parse(await runQuietly(projectNode().binary, args, { cwd: root })) as Score;
}

function firstLine(text: string): string {
  return shorten(text.trim().split("\n")[0], 90);
}
