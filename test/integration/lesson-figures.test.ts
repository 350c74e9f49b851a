import { afterAll, describe, expect, it, vi } from "vitest";
import { antarctica } from "../../src/protocol/lesson-texts.ts";
import type { LessonPair } from "../../src/protocol/lesson.ts";
import { cli, jsonOf } from "./cli/cli-process.ts";

vi.mock("vscode", () => import("../unit/extension/fake-vscode.ts"));
const { openTestLaboratory } = await import("../support/pages/lesson-laboratory.ts");
const { lessonFigures } = await import("../../src/extension/lesson/lesson-figures.ts");
const { toChooseFrom } = await import("../../src/extension/lesson/lesson-pairs.ts");

let chosen: { pairs: readonly LessonPair[]; choices: readonly number[] } = { pairs: [], choices: [] };
const { laboratory, dispose } = openTestLaboratory(() => chosen);
afterAll(dispose);

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe("the lesson's figures, by the real encoder", () => {
  it("are the command line's: scores of the example", async () => {
    const { query, responses } = await lessonFigures("scores", laboratory);
    for (const { text, reward, score } of responses) {
      const [printed] = jsonOf<{ score: number; reward: number }>(
        await cli(["score", "--query", query, "--response", text, "--head", "on-topic", "--json"]),
      );
      expect(reward).toBe(printed.reward);
      expect(score).toBe(printed.score);
    }
    expect(responses[0].score).toBeGreaterThan(responses[1].score);
  });

  it("sum to R: tokens, surface features and cosine of both responses", async () => {
    for (const { tokens, surface, cosine, reward } of await lessonFigures("explained", laboratory)) {
      expect(sum(tokens.map(({ part }) => part)) + surface + cosine).toBeCloseTo(reward, 4);
    }
  });

  it("sum to R: W times E, block by block, and b", async () => {
    const { blocks, bias, reward, phi, states, dimension } = await lessonFigures("embedding", laboratory);
    expect(sum(blocks.map(({ product }) => product)) + bias).toBeCloseTo(reward, 4);
    expect(phi).toHaveLength(dimension);
    expect(states.map(({ rows }) => rows.length)).toEqual([5, 14]);
    // The mean over the response's tokens is what φ has there.
    const mean = sum(states[1].rows.map(({ values }) => values[0])) / states[1].rows.length;
    expect(mean).toBeCloseTo(phi[0], 4);
    for (const { cls } of states) expect(cls).toHaveLength(blocks[0].length);
    expect([...states[0].cls], "[CLS] depends on all that is read").not.toEqual([...states[1].cls]);
  });

  it("have the tokenizer's own pieces", async () => {
    const { query, responses } = await lessonFigures("tokens", laboratory);
    const spelled = (tokens: typeof query) => tokens.map(({ piece }) => piece);
    expect(spelled(query)).toEqual(["[CLS]", "which", "country", "owns", "antarctica", "?", "[SEP]"]);
    expect(query.filter(({ part }) => part === "special").map(({ id }) => id)).toEqual([101, 102]);
    const [treaty, penguins] = responses;
    const read = (text: string, tokens: typeof query) =>
      tokens.slice(0, -1).map(({ start, end }) => text.slice(start, end));
    expect(read(antarctica.treaty, treaty).join("")).toBe(antarctica.treaty.replaceAll(" ", ""));
    expect(read(antarctica.penguins, penguins).join("")).toBe(antarctica.penguins.replaceAll(" ", ""));
    expect(spelled(penguins).filter((piece) => piece.startsWith("##"))).toEqual(["##lord", "##s"]);
    for (const tokens of responses) expect(tokens.at(-1)).toMatchObject({ piece: "[SEP]", part: "special" });
  });

  it("are the same in ten passes, which are those of a score", async () => {
    const { rewards, query, response } = await lessonFigures("same", laboratory);
    expect(rewards).toHaveLength(10);
    expect(new Set(rewards).size).toBe(1);
    const [{ reward }] = jsonOf<{ reward: number }>(
      await cli(["score", "--query", query, "--response", response, "--head", "on-topic", "--json"]),
    );
    expect(rewards[0]).toBeCloseTo(reward, 4);
  });

  it("follow the person's choices down the loss, and refuse to before there are any", async () => {
    await expect(lessonFigures("descent", laboratory)).rejects.toThrow("nothing is chosen yet");
    const pairs = toChooseFrom(await laboratory.pairs("imaginative"));
    chosen = { pairs, choices: [0, -1, 1] };
    const { losses, margins } = await lessonFigures("descent", laboratory, { rate: 0.0005 });
    expect(margins).toHaveLength(2);
    expect(losses[0]).toBeCloseTo(Math.LN2, 6);
    expect(losses.at(-1)).toBeLessThan(losses[0]);
    chosen = { pairs, choices: [1, -1, 0] };
    const other = await lessonFigures("descent", laboratory, { rate: 0.0005 });
    expect(other.margins[0], "the other choices pull the other way").toBeGreaterThan(0);
  });

  it("move Δ more from W = 0 than from a head that agrees", async () => {
    const { starts } = await lessonFigures("step", laboratory, {});
    const [zero, head] = starts.map(({ margin, marginAfter }) => marginAfter - margin);
    expect(zero).toBeGreaterThan(head);
    expect(head).toBeGreaterThan(0);
    expect(starts[0].probability).toBe(0.5);
  });

  it("train a head on twelve imaginative choices that turns the order round", async () => {
    const { before, after, head } = await lessonFigures("preference", laboratory);
    expect(head.pairs).toBe(12);
    const margin = ({ responses: [plain, imaginative] }: typeof before) => imaginative.reward - plain.reward;
    expect(margin(before)).toBeLessThan(0);
    expect(margin(after)).toBeGreaterThan(0);
  });

  it("put the lesson's choices on the curve where there are none of the person's, and say so", async () => {
    const { own, margins, titles } = await lessonFigures("own", laboratory);
    expect(own).toBe(false);
    expect([margins.length, titles.length]).toEqual([12, 12]);
  });
});

it("the person's own choices come first, by the head in use, and ties have no place on the curve", async () => {
  const [mine, tie] = [1, 0.5].map((label) => ({
    ...{ query: antarctica.query, first: antarctica.treaty, second: antarctica.penguins, label, weight: 1 },
  }));
  const { laboratory: other, dispose: end } = openTestLaboratory(() => chosen, [mine, tie]);
  try {
    const figures = await lessonFigures("own", other);
    expect(figures.own).toBe(true);
    expect(figures.head).toBe("helpful");
    expect(figures.margins).toHaveLength(1);
  } finally {
    await end();
  }
});
