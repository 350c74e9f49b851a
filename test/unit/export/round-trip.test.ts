import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keptMessages, queryOfMessages, type Message } from "../../../src/formats/canonical/messages.ts";
import type { Turn } from "../../../src/formats/canonical/chat.ts";
import { readFileBytes } from "../../../src/formats/read-file.ts";
import { pairsOf, type ReadPairs } from "../../../src/formats/read-pairs.ts";
import { lookOf } from "../../../src/formats/roles/texts.ts";
import { withLineFeeds } from "../../../src/formats/text/trim.ts";
import { exportTo, partsOf } from "../../../src/export/export-choices.ts";
import { chosenAndRejected, type Preference } from "../../../src/export/preference.ts";
import { targetOf, targets } from "../../../src/export/targets.ts";
import { withoutGuard, RUNS } from "../../../src/formats/records/csv/formula-guard.ts";
import { choice } from "./choices.ts";

/** What is read of an export of choices. */
async function readBack(name: string, preferences: readonly Preference[]): Promise<ReadPairs> {
  const target = targetOf(name)!;
  const parts: Buffer[] = [];
  for await (const part of partsOf(exportTo(target, preferences))) parts.push(Buffer.from(part));
  return pairsOf(await readFileBytes(Buffer.concat(parts), `x.${target.ending}`));
}

const word = fc.constantFrom(
  ..."a lake = + - @ ' \" , ; | \t é 漢字 🙂 👩‍👩‍👧 ﷺ \u0000 \u2028 ~ <b> {x} [1] # * ` \\ 0 1 nan true A B tie Human: user".split(
    " ",
  ),
);
const text = fc
  .array(fc.tuple(word, fc.constantFrom(" ", "\n", "\r\n", "\n\n", "")), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.map((part) => part.join("")).join(""));
/** A response: with letters at both ends, as readers leave blanks before a transcript's answer out. */
const response = text.map((middle) => `Yes ${middle} no`);
const question = text.map((middle) => `${middle} why`.trim());
const speakers = fc.constantFrom("Human", "Assistant", "Tool", "System");
const turns = fc
  .tuple(fc.array(fc.record({ speaker: speakers, text: question }), { maxLength: 4 }), question)
  .map(([before, last]): Turn[] => [...(before as Turn[]), { speaker: "Human", text: last }]);
const preferences = fc
  .uniqueArray(
    fc.record({
      turns,
      responses: fc.tuple(response, response).filter(([a, b]) => lookOf(a) !== lookOf(b)),
      choice: fc.constantFrom("first", "second", "tie", "both-bad", "skip"),
      strength: fc.constantFrom(1, 2, 3),
      annotator: fc.constantFrom("Ada", "Grace H.", "名前"),
    }),
    { minLength: 1, maxLength: 6, selector: ({ turns }) => keyOf(turns) },
  )
  .map((all) =>
    all.map(({ turns, ...more }) => {
      const kept = keptMessages(turns);
      return choice({ ...more, query: queryOf(turns), ...(kept && { turns: kept }) } as Partial<Preference>);
    }),
  );
const roles = { Human: "user", Assistant: "assistant", Tool: "tool", System: "system" } as const;
const queryOf = (turns: readonly Turn[]) =>
  queryOfMessages(turns.map(({ speaker, text }): Message => ({ role: roles[speaker], content: text })));
const keyOf = (turns: readonly Turn[]) => lookOf(queryOf(turns));

/** Whether a file has the query as a text alone: there a quoted "Human:" reads as a turn. */
const isText = (name: string) => ["trl", "kto", "argilla"].includes(name);
const quotesMark = ({ query, turns = [{ role: "user", content: query }] }: Preference) =>
  turns.some(({ content }) => content.includes("Human:"));

/** Choices as they are read: query, better, worse; ties in the order of their texts. */
const decided = (all: readonly Preference[]) =>
  all
    .filter(({ choice }) => choice === "first" || choice === "second")
    .map((one) => [one.query, ...chosenAndRejected(one).map(withLineFeeds)]);
const read = ({ pairs }: ReadPairs) =>
  pairs.map(({ query, chosen, rejected }) => [query, withLineFeeds(chosen), withLineFeeds(rejected)]);

describe("what is exported", () => {
  it.each(targets.map(({ name }) => name))("is read back from %s as the same preferences", async (name) => {
    await fc.assert(
      fc.asyncProperty(preferences, async (all) => {
        const { preferences: kept } = exportTo(targetOf(name)!, all);
        fc.pre(kept.length > 0 && !(isText(name) && all.some(quotesMark)));
        const result = await readBack(name, all);
        expect(result.problems).toEqual([]);
        expect(result.asks).toEqual([]);
        expect(read(result)).toEqual(decided(kept));
      }),
      { numRuns: 60 },
    );
  });

  it.each(["csv", "parquet"])("is read back from %s with ties, strengths, names and times", async (name) => {
    await fc.assert(
      fc.asyncProperty(preferences, async (all) => {
        const { preferences: kept } = exportTo(targetOf(name)!, all);
        fc.pre(kept.length > 0);
        const { pairs, ties, bothBad } = await readBack(name, all);
        const ofChoice = (...wanted: string[]) => kept.filter(({ choice }) => wanted.includes(choice));
        const noted = pairs.map(({ strength, annotator, at }) => ({ strength, annotator, at }));
        const wanted = ofChoice("first", "second").map(({ strength, annotator, at }) => ({ strength, annotator, at }));
        expect(noted).toEqual(wanted);
        expect(ties.map(({ query }) => query)).toEqual(ofChoice("tie").map(({ query }) => query));
        expect(bothBad.map(({ query }) => query)).toEqual(ofChoice("both-bad").map(({ query }) => query));
      }),
      { numRuns: 40 },
    );
  });

  it.each(["trl-chat", "openai", "axolotl", "llama-factory", "csv", "parquet"])(
    "is read back from %s with its turns",
    async (name) => {
      await fc.assert(
        fc.asyncProperty(preferences, async (all) => {
          const kept = exportTo(targetOf(name)!, all).preferences.filter(
            ({ choice }) => choice === "first" || choice === "second",
          );
          fc.pre(kept.length > 0);
          const { pairs } = await readBack(name, all);
          expect(pairs.map(({ turns = [] }) => keptMessages(turns))).toEqual(kept.map(({ turns }) => turns));
        }),
        { numRuns: 40 },
      );
    },
  );

  it("loses no apostrophe of a cell to the guard against formulas", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("'", "=", "@", "\t", "\n", " ", "a", "＝")), (units) => {
        const cell = units.join("");
        const written = RUNS.test(cell) ? `'${cell}` : cell;
        expect(RUNS.test(written.replace(/^'/, "")) && !written.startsWith("'")).toBe(false);
        expect(withoutGuard(written)).toBe(cell);
      }),
    );
  });

  it("keeps the apostrophes of a table of others", async () => {
    const table = "prompt,chosen,rejected\n'=1,'+2,'-3\n";
    const { pairs } = pairsOf(await readFileBytes(Buffer.from(table), "x.csv"));
    expect(pairs).toMatchObject([{ query: "'=1", chosen: "'+2", rejected: "'-3" }]);
  });
});
