import { describe, expect, it } from "vitest";
import { root } from "../../../scripts/lib/paths.ts";
import { attacksOn, attackText, expressionsIn, matchAll, partsOf } from "./expressions.ts";
import { superlinear } from "./growth.ts";
import { recordReaders, textReaders } from "./readers.ts";
import { records, texts } from "./texts.ts";

const timeout = 120_000;

// A few characters and attacks each; `npm run test:hard` looks longer.
describe("the time of reading grows as the text does", () => {
  it.each([
    ["Markdown", ["", "# a", "## Query: "], 4000],
    ["plain text", ["", "User: a\nAssistant: b\n"], 4000],
    ["JSON Lines", ["", "["], 2500],
    ["CSV", ["prompt,chosen,rejected\n"], 2000],
  ])("of %s", { timeout }, (name, frames, size) => {
    const own = Object.entries(texts).filter(([what]) =>
      frames.some((frame) => what.startsWith(`${JSON.stringify(frame)} `)),
    );
    const slow = own.flatMap(([what, make]) => {
      const growth = superlinear(make, textReaders[name], size);
      return growth === undefined ? [] : [`${what} ${growth}`];
    });
    expect(slow).toEqual([]);
  });

  it.each(Object.keys(recordReaders))("of a record, for %s", { timeout }, (name) => {
    const slow = Object.entries(records).flatMap(([what, make]) => {
      const growth = superlinear(make, recordReaders[name], 20_000);
      return growth === undefined ? [] : [`${what} ${growth}`];
    });
    expect(slow).toEqual([]);
  });

  it("of every regular expression", { timeout }, () => {
    const slow = expressionsIn(root, ["src", "webview"]).flatMap((expression) =>
      attacksOn(expression, "characters").flatMap((attack) => {
        const growth = superlinear((size) => attackText(attack, size), matchAll(expression), 2000, 15);
        return growth === undefined ? [] : [`${expression.where} ${JSON.stringify(attack)} ${growth}`];
      }),
    );
    expect(slow).toEqual([]);
  });
});

describe("the measure of growth", () => {
  it("finds expressions and steps that are quadratic, and lets linear ones pass", { timeout }, () => {
    const growthOf = (pattern: string, flags: string, pumps: "characters" | "all" = "characters") => {
      const expression = { where: "", pattern, flags };
      return attacksOn(expression, pumps).some(
        (attack) => superlinear((size) => attackText(attack, size), matchAll(expression), 2000, 15) !== undefined,
      );
    };
    expect(growthOf("^[*_`\\s]+|[*_`\\s]+$", "g")).toBe(true);
    expect(growthOf("\\s+$", "")).toBe(true);
    expect(growthOf("(\\w+)@\\w+\\.", "u")).toBe(true);
    expect(growthOf("\\s+", "g")).toBe(false);
    expect(growthOf("^a[ \\t]*$", "gm")).toBe(false);
    const everyPair = (text: string) => {
      let count = 0;
      for (let i = 0; i < text.length; i++) for (let j = 0; j < text.length; j++) count += Number(text[i] < text[j]);
      return count;
    };
    expect(superlinear((size) => "a".repeat(size), everyPair, 2000)).toMatch(/for n, 2n, 4n/);
    expect(
      superlinear(
        (size) => "a".repeat(size),
        (text) => [...text].length,
        500_000,
      ),
    ).toBeUndefined();
  });

  it("draws what an expression takes from all its parts", () => {
    const { units, words } = partsOf({ where: "", pattern: "^query(?:\\s+#?\\d)[a-f*]", flags: "i" });
    expect(units).toEqual(expect.arrayContaining(["q", " ", "\t", "#", "0", "a", "*"]));
    expect(words).toEqual(["query"]);
    expect(expressionsIn(root, ["src/formats"]).map(({ where }) => where)).toContainEqual(
      expect.stringMatching(/^src\/formats\/documents\/marker\.ts:\d+$/),
    );
  });
});
