import { describe, expect, it } from "vitest";
import { normal, seededRandom } from "../../../src/core/math/random.ts";
import { baselineTexts } from "../../../src/verify/sentences.ts";
import { numberHead } from "../../support/verify.ts";
import { lines, verifyInMemory as run } from "../../support/verify-in-memory.ts";

describe("the comparison with a baseline", () => {
  const yaml = `cases: [{ outputs: "out/*.jsonl", mean: ">= 0.01" }]`;
  const random = seededRandom(4);
  const before = Array.from({ length: 300 }, () => normal(random));
  const compare = async (now: readonly number[], was: readonly number[], model = "general") => {
    const files = { "t.reward.yaml": `model: ${model}\n${yaml}`, "out/a.jsonl": lines(now) };
    const { baseline } = await run(files, { "out/a.jsonl": lines(was) });
    return baseline!;
  };

  it("says in one sentence that responses are better, worse, the same, or that it can't tell", async () => {
    const moved = (by: number) => before.map((value) => value + by + normal(random));
    const sentence = async (now: readonly number[]) => baselineTexts(await compare(now, before))[0];
    expect(await sentence(moved(0.6))).toMatch(
      /^Responses against main, by model general: better \(6\d%, \d\d to \d\d, 300 queries\)\. At equal lengths: /,
    );
    expect(await sentence(moved(-0.6))).toMatch(/: worse \(3\d%, \d\d to \d\d, 300 queries\)\./);
    expect(await sentence(moved(0))).toMatch(
      /: can't tell \(\d\d%, 4\d to 5\d, 300 queries\)\. .* More queries make the range narrower\.$/,
    );
    expect(await sentence(before)).toBe("Responses against main, by model general: the same (300 queries).");
    expect(await sentence([5, 5])).toMatch(
      /can't tell .* Fewer than 10 queries reach no verdict\..*298 queries have a response on one side only\.$/,
    );
  });

  it("says so where the model itself is not sure", async () => {
    const now = before.map((value) => value + 1);
    const [sentence] = baselineTexts(await compare(now, before, "./unsure"));
    expect(sentence).toMatch(
      /can't tell .*The model is not sure itself: with its weights known it would be 73%.* Train it on more choices\.$/,
    );
  });

  it("lists the biggest losses first", async () => {
    const now = before.map((value, i) => value + (i === 7 ? -3 : i === 9 ? -2 : 0.5));
    const { losses } = (await compare(now, before)).comparisons[0];
    expect(losses.map(({ query }) => query)).toEqual(["q7", "q9"]);
    expect(losses[0].before).toBe(`${before[7]} .`);
    expect(losses[0].after).toBe(`${before[7] - 3} .`);
  });

  it("compares queries by their last message where a prompt that changed is part of every query", async () => {
    const asked = (prompt: string, values: readonly number[]) =>
      values
        .map((value, i) => ({
          messages: [
            { role: "system", content: prompt },
            { role: "user", content: `q${i}` },
          ],
          response: `${value} .`,
        }))
        .map((record) => JSON.stringify(record))
        .join("\n");
    const cases = `cases: [{ outputs: new.jsonl, against: old.jsonl, winRate: ">= 0.6" }]`;
    const now = asked("Be kind.", before.map((value) => value + 1)); // prettier-ignore
    const was = asked("Be brief.", before);
    const { baseline, cases: results } = await run(
      { "t.reward.yaml": cases, "new.jsonl": now, "old.jsonl": was },
      { "new.jsonl": was },
    );
    expect(baselineTexts(baseline!)[0]).toMatch(
      /: better \(73%, .*, 300 queries\)\..* Queries are compared by their last message, since none is the same as a whole\.$/,
    );
    expect(results[0]).toMatchObject({ status: "passed" });
    expect(results[0].details[0]).toMatch(/compared by their last message/);
  });

  it("says of each of several models where nothing is compared by it", async () => {
    const cases = `cases: [{ outputs: a.jsonl, mean: 0.01 }, { outputs: b.jsonl, mean: 0.01, model: ./unsure }]`;
    const { baseline } = await run(
      { "t.reward.yaml": cases, "a.jsonl": lines(before), "b.jsonl": lines(before) },
      { "a.jsonl": lines(before) },
    );
    expect(baselineTexts(baseline!)).toEqual([
      "Responses against main, by model general: the same (300 queries).",
      expect.stringMatching(
        /^No responses are compared with main by model \.\/unsure: the outputs are new since then\./,
      ),
    ]);
  });

  it("says why nothing is compared", async () => {
    const files = { "t.reward.yaml": yaml, "out/a.jsonl": lines([1, 2]) };
    const said = async (now: Record<string, string>, was: Record<string, string>) =>
      baselineTexts((await run(now, was)).baseline!)[0];
    expect(await said(files, {})).toBe(
      "No responses are compared with main: the outputs are new since then. Where a file was renamed, name its folder, or a pattern for both names.",
    );
    expect(await said(files, { "out/a.jsonl": '{"query":"other","response":"1"}' })).toMatch(
      /no query has a response now and then/,
    );
    expect(await said({ "t.reward.yaml": "cases: [{ query: q, ranking: [2 a, 1 b] }]" }, {})).toMatch(
      /no case has outputs\. Add one/,
    );
  });

  it("notes what can't be read of the outputs then, which nobody can fix now, and does not fail", async () => {
    const files = { "t.reward.yaml": yaml, "out/a.jsonl": lines([1, 2]) };
    const said = async (was: string) => {
      const { cases, baseline } = await run(files, { "out/a.jsonl": was });
      expect(cases.map(({ status }) => status)).toEqual(["passed"]);
      return baselineTexts(baseline!);
    };
    const [compared, note] = await said(`${lines([1, 2])}\n{"query": "q", "respo`);
    expect(compared).toMatch(/: the same \(2 queries\)/);
    expect(note).toMatch(/^1 record of out\/\*\.jsonl at the baseline can't be read, the first at out\/a\.jsonl:3: /);
    expect((await said(""))[0]).toMatch(
      /^The outputs at the baseline can't be used: There is no response in out\/a\.jsonl/,
    );
  });

  it("names the verdicts that changed with the model", async () => {
    const now = {
      "t.reward.yaml": `cases:\n  - { query: q, ranking: [2 a, 1 b] }\n  - { query: q, ranking: [1 b, 2 a] }\n  - { outputs: a.jsonl, mean: 0.01 }`,
      "a.jsonl": lines(before),
    };
    const { baseline } = await run(
      now,
      { "a.jsonl": lines(before.map((value) => value - 1)) },
      {
        loadBefore: () => Promise.resolve(numberHead(-1, 0.1)),
      },
    );
    const [, sentence] = baselineTexts(baseline!);
    expect(sentence).toMatch(
      /^Model general is not the same as at main: 2 of 3 verdicts changed\. By the model as it was, the responses are: worse \(/,
    );
    expect(baseline!.models[0].changed.map(({ result, before: was }) => [result.line, was, result.status])).toEqual([
      [2, "failed", "passed"],
      [3, "passed", "failed"],
    ]);
    const gone = await run(now, {}, { loadBefore: () => Promise.resolve("it is new since then.") });
    expect(baselineTexts(gone.baseline!)[1]).toBe("Model general is not compared with main: it is new since then.");
  });

  it("gives the same report twice", async () => {
    const now = before.map((value) => value + normal(random));
    expect(await compare(now, before)).toEqual(await compare(now, before));
  });
});
