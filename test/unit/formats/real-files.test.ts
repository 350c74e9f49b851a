import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readFileBytes } from "../../../src/formats/read-file.ts";
import { filesBeside } from "../../../src/cli/input.ts";
import { pairsOf } from "../../../src/formats/read-pairs.ts";

const folder = new URL("../../../../shared/formats/", import.meta.url);
const isThere = existsSync(new URL("EXPECT.jsonl", folder));

interface Expected {
  readonly file: string;
  /** null: the file alone does not tell. */
  readonly pairs: number | null;
  readonly responses: number | null;
  readonly queries: number | null;
}

/** Its rows name their questions by number only: what they answer is in another file. */
const withoutQueries = "mt-bench/answers_gemma-2-9b-it.jsonl";
/** One of its examples has variables that nothing says how to ask. */
const withVariables = "langsmith/dataset_examples_documented.jsonl";

const lines = isThere ? readFileSync(new URL("EXPECT.jsonl", folder), "utf8").trim().split("\n") : [];
const expected = lines.map((line) => JSON.parse(line) as Expected);

async function count(file: string) {
  const path = fileURLToPath(new URL(file, folder));
  const reading = await readFileBytes(readFileSync(path), path, { beside: filesBeside(path) });
  const { samples, problems } = reading;
  const distinct = (parts: string[][]) => new Set(parts.map((part) => JSON.stringify(part))).size;
  return {
    pairs: pairsOf(reading).pairs.length,
    responses: distinct(samples.flatMap(({ query, responses }) => responses.map(({ text }) => [query, text]))),
    queries: distinct(samples.map(({ query }) => [query])),
    problems: problems.map(({ line, message }) => `${line}: ${message}`),
  };
}

describe.skipIf(!isThere)("files of other tools (skipped where ../shared/formats is not there)", () => {
  it.each(expected.filter(({ file }) => file !== withoutQueries && file !== withVariables))(
    "$file has the counts of its tool",
    async (want) => {
      const have = await count(want.file);
      const { pairs, responses, queries } = want;
      expect(have).toMatchObject({
        pairs: pairs ?? 0,
        ...(responses === null ? {} : { responses }),
        ...(queries === null ? {} : { queries }),
      });
    },
  );

  it("says of answers without their questions what is missing", async () => {
    const { responses, problems } = await count(withoutQueries);
    expect(responses).toBe(0);
    expect(problems).toHaveLength(20);
  });
});
