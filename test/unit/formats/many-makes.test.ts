import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readFileText } from "../../../src/formats/read-file.ts";
import { pairsOf } from "../../../src/formats/read-pairs.ts";
import { formatsTable, formatExamples } from "../../../scripts/lib/docs/format-examples.ts";

describe("records of many makes", () => {
  it.each(formatExamples())("$name", ({ file, text, want }) => {
    const reading = readFileText(text, file);
    const pairs = pairsOf(reading).pairs.map(({ query, chosen, rejected }) => [query, chosen.trim(), rejected.trim()]);
    expect(reading.asks.map(({ about }) => about)).toEqual(want === "ask" ? ["verdict"] : []);
    expect(pairs).toEqual(want === "ask" ? [] : want);
  });

  it("are those of docs/formats.md", () => {
    const page = readFileSync(new URL("../../../docs/formats.md", import.meta.url), "utf8");
    expect(page).toContain(formatsTable());
  });
});
