import MarkdownIt from "markdown-it";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { NewPreference } from "../../../src/store/log/record.ts";
import { storeOf } from "./an-entry.ts";

vi.mock("vscode", () => import("../extension/fake-vscode.ts"));
const { agreementMarkdown } = await import("../../../src/extension/history/agreement-markdown.ts");
const { readAgreement } = await import("../../../src/extension/history/read-agreement.ts");

const removals: (() => Promise<void>)[] = [];
afterEach(() => Promise.all(removals.splice(0).map((remove) => remove())));
const signal = new AbortController().signal;

async function page(...preferences: (Partial<NewPreference> & { query: string })[]): Promise<string> {
  const { store, remove } = await storeOf(...preferences);
  removals.push(remove);
  await store.refresh();
  return agreementMarkdown(await readAgreement([store], signal));
}
const both = (query: string, ada: NewPreference["choice"], grace: NewPreference["choice"]) => [
  { query, annotator: "Ada", choice: ada },
  { query, annotator: "Grace", choice: grace },
];

describe("the agreement report", () => {
  it("says what is missing where there is nothing to compare", async () => {
    expect(await page()).toContain("no choices yet");
    expect(await page({ query: "q", annotator: "Ada" })).toContain("All choices are by Ada");
    const apart = await page({ query: "q", annotator: "Ada" }, { query: "p", annotator: "Grace" });
    expect(apart).toContain("no pair was judged by two of them");
    expect(apart).toContain("| Ada | 1 | 0 |");
  });

  it("shows alpha with its interval, who agrees with whom, and where people differ", async () => {
    const text = await page(
      ...both("one", "first", "first"),
      ...both("two", "second", "second"),
      ...both("three", "tie", "tie"),
      ...both("four", "first", "second"),
      ...both("five", "both-bad", "first"),
      { query: "six", annotator: "Ada", choice: "skip" },
    );
    expect(text).toContain("| Pairs that several people judged | 5 |");
    expect(text).toMatch(/\(nominal\) \| -?\d\.\d\d, 90 % interval -?\d\.\d\d to -?\d\.\d\d \|/);
    expect(text).toContain("| Ada\\, Grace | 3 of 5 \\(60 \\%\\) |");
    expect(text).toContain("| Ada | 5 | 5 |");
    const listed = text.slice(text.indexOf("## Where people disagree"));
    expect(listed).toContain("**four**");
    expect(listed).toContain("Ada\\: Response 1 is better\\; Grace\\: Response 2 is better");
    expect(listed).not.toContain("**one**");
  });

  it("says that alpha is not defined where all answers are the same", async () => {
    const text = await page(...both("one", "first", "first"));
    expect(text).toContain("not defined");
    expect(text).toContain("Nowhere");
  });

  it("shows names and texts of strangers as text", async () => {
    const hostile =
      "<img src=x onerror=alert(1)> [link](javascript:alert(1)) | **bold** ![](https://example.org/x.png)";
    const text = await page(
      { query: hostile, annotator: hostile, responses: [hostile, "b"], choice: "first" },
      { query: hostile, annotator: "Grace", responses: [hostile, "b"], choice: "second" },
    );
    const html = new MarkdownIt({ html: true }).render(text);
    expect(html).not.toMatch(/<img|<a |href|<script/);
    expect(html).toContain("&lt;img src=x");
  });
});
