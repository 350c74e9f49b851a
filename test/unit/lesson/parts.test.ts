import { describe, expect, it } from "vitest";
import type { LessonFigures, ScoredText } from "../../../src/protocol/lesson-figures.ts";
import { antarctica, president } from "../../../src/protocol/lesson-texts.ts";
import { groupSums } from "../../../webview/lesson/parts/example.ts";
import { parts, stepTitles } from "../../../webview/lesson/parts/index.ts";
import { lessonParts, lessonSteps } from "../../../src/protocol/lesson.ts";

const scored = (text: string, score: number): ScoredText => ({ text, reward: score, score, interval: [0, 1] });
const pair = (probability: number, low = 0.1) =>
  ({ margin: probability - 0.5, sd: 1, probability, interval: [low, 0.99] }) as const;

describe("the questions of the lesson", () => {
  it("are there for every part of every step, with two answers at least, no two the same", () => {
    for (const step of lessonSteps) {
      expect(stepTitles[step]).not.toBe("");
      for (const id of lessonParts[step]) {
        expect(parts[id].id).toBe(id);
        expect(new Set(parts[id].options).size).toBe(parts[id].options.length);
        expect(parts[id].options.length).toBeGreaterThan(1);
      }
    }
  });

  it("are answered by the figures: the lowest of the scores", () => {
    const scores = [0.9, 0.2, 0.1, 0.4];
    const figures = { query: "", head: "", responses: president.responses.map((text, i) => scored(text, scores[i])) };
    expect(parts.alignment.right(figures)).toBe(2);
  });

  it("are answered by the figures: how surely the treaty wins", () => {
    const figures = (probability: number) => ({ query: "", head: "", responses: [], comparison: pair(probability) });
    expect([0.95, 0.7, 0.3].map((p) => parts.scores.right(figures(p)))).toEqual([0, 1, 2]);
  });

  it("are answered by the figures: how many tokens there are", () => {
    const figures = (n: number) => ({
      query: [],
      responses: [[], Array.from({ length: n }, () => ({ id: 1, piece: "x", part: "response" as const }))],
    });
    expect([6, 7, 8, 9].map((n) => parts.tokens.right(figures(n)))).toEqual([0, 0, 1, 2]);
  });

  it("are answered by the figures: how many facts are clear", () => {
    const statement = (low: number) => ({
      ...{ query: "", right: scored("", 0.5), wrong: scored("", 0.5), comparison: pair(0.8, low) },
    });
    const figures = (lows: number[]) => ({ head: "", statements: lows.map(statement) });
    expect(parts.facts.right(figures([0.4, 0.4, 0.4, 0.6]))).toBe(0);
    expect(parts.facts.right(figures([0.6, 0.4, 0.6, 0.4]))).toBe(1);
    expect(parts.facts.right(figures([0.6, 0.6, 0.6, 0.6]))).toBe(2);
  });

  it("are answered by the figures: whether ten rewards are one", () => {
    const figures = (rewards: number[]) => ({ query: "", response: "", rewards });
    expect(parts.consistency.right(figures([1, 1, 1]))).toBe(0);
    expect(parts.consistency.right(figures([1, 1, 2]))).toBe(1);
    expect(parts.same.right(figures([1, 1.001]))).toBe(1);
    expect(parts.same.right(figures([1, 2]))).toBe(2);
  });

  it("are answered by the formulas: the loss of chance, the pair that pulls, the step by hand", () => {
    expect(parts.pair.right({ margin: 0 })).toBe(1);
    expect(parts.pairs.right({})).toBe(1);
    expect(parts.worked.right({})).toBe(2);
  });

  it("count a word's share over all of its tokens", () => {
    const words = antarctica.treaty.match(/\w+|[.,]/g)!;
    const tokens = words.map((text, i) => ({ text, part: i + 1 }));
    const rest = { reward: 0, surface: 0, cosine: 0, features: [] };
    const figures: LessonFigures["explained"] = [{ ...rest, text: antarctica.treaty, tokens }];
    const place = (word: string, from = 0) => words.indexOf(word, from) + 1;
    expect(groupSums(figures)).toEqual([
      place("Antarctic") + place("Treaty") + place("System"),
      place("multiple") + place("countries"),
      place("governed") + place("by"),
    ]);
  });
});
