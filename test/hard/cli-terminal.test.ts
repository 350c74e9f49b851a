import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cli } from "../integration/cli/cli-process.ts";

/** What a terminal acts on; line ends apart. */
const acted = /(?![\t\n])\p{Cc}|\p{Bidi_Control}|[\u2028\u2029]|[\u{E0000}-\u{E007F}]/u;
const nasty = fc.constantFrom(
  ..."\u001b[2J|\u001b]52;c;AA\u0007|\u009b1A|\r|\u0008|\u202e|\u2066|\u200f|\u{e0041}|\u2028|\u0085|\u007f|\u000b|\n".split(
    "|",
  ),
);
const word = fc.oneof(fc.constantFrom("a", "-", "--json", "é", "/", "."), nasty);
const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(""));

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "rewardlens-hard-terminal-"))));
afterAll(() => rm(folder, { recursive: true }));

it.skipIf(process.platform === "win32")(
  "whatever the arguments, names and texts, no character that a terminal acts on comes out",
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("score", "evaluate", "train", "heads", "report", "explain", "?"),
        text,
        text,
        async (verb, one, two) => {
          const file = join(folder, `${one.replaceAll(/[/\0]/g, "_")}.jsonl`);
          const lines = [
            `{"prompt":${JSON.stringify(two)},"response":${JSON.stringify(one)}}`,
            one,
            `{"prompt":"${two}`,
          ];
          await writeFile(file, lines.join("\n"));
          const args: Record<string, string[]> = {
            score: ["score", file],
            evaluate: ["evaluate", file, "--head", two],
            train: ["train", file, "--out", join(folder, "out"), "--starter", two],
            heads: ["heads", join(folder, two)],
            report: ["report", "--head", one, "--out", two],
            explain: ["explain", "--query", one, "--response", `a${two}`],
            "?": [one, two],
          };
          const { out, err } = await cli(args[verb]);
          expect(out + err).not.toMatch(acted);
        },
      ),
      { numRuns: 60, interruptAfterTimeLimit: 300_000 },
    );
  },
);
