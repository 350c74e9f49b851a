import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { validateStrict } from "ctrf";
import { parseHTML } from "linkedom";
import { Parser, type Result } from "tap-parser";
import { describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import { OUTPUTS } from "../../../../src/verify/outputs/registry.ts";
import type { VerifyReport } from "../../../../src/verify/result.ts";
import { root } from "../../../../scripts/lib/paths.ts";
import { HOSTILE, hostileReport, hostileSoundness } from "../../../support/verify.ts";

const empty: VerifyReport = { version: "1.0.0", cases: [] };
const written = (format: string, report = hostileReport()) => OUTPUTS[format](report);

describe("JUnit XML", () => {
  const schema = readFile(join(root, "test", "fixtures", "verify", "junit.xsd"), "utf8");
  const problemsOf = async (contents: string) => {
    const { errors } = await validateXML({
      xml: [{ fileName: "report.xml", contents }],
      schema: [{ fileName: "junit.xsd", contents: await schema }],
    });
    return errors.map(({ message }) => message);
  };

  it("is valid by its schema, with hostile texts and without any case", async () => {
    expect(await problemsOf(written("junit"))).toEqual([]);
    expect(await problemsOf(written("junit", empty))).toEqual([]);
    expect(await problemsOf(written("junit", hostileSoundness()))).toEqual([]);
    expect(await problemsOf(written("junit").replace("<skipped", "<ignored"))).not.toEqual([]);
  });

  it("counts, and gives an unsure case as skipped with its reason", () => {
    const { document } = parseHTML(written("junit"));
    const suite = document.querySelector("testsuite")!;
    const counted = ["tests", "failures", "errors", "skipped"].map((name) => suite.getAttribute(name));
    expect(counted).toEqual(["4", "1", "1", "1"]);
    expect(document.querySelectorAll("testcase")).toHaveLength(4);
    expect(document.querySelector("skipped")!.getAttribute("message")).toMatch(/^unsure: a/);
    expect(document.querySelectorAll("script")).toHaveLength(0);
    expect(document.querySelector("system-out")!.textContent).toContain("better (61%, 54 to 68, 300 queries)");
  });
});

describe("CTRF", () => {
  it("is valid by its schema, with hostile texts and without any case", () => {
    expect(() => validateStrict(JSON.parse(written("ctrf")))).not.toThrow();
    expect(() => validateStrict(JSON.parse(written("ctrf", empty)))).not.toThrow();
    expect(() => validateStrict(JSON.parse(written("ctrf", hostileSoundness())))).not.toThrow();
    expect(() => validateStrict({ ...(JSON.parse(written("ctrf")) as object), results: {} })).toThrow();
  });

  it("has the texts as they are, and an unsure case as other", () => {
    const { results } = JSON.parse(written("ctrf")) as {
      results: { tests: { name: string; status: string }[]; summary: Record<string, number> };
    };
    expect(results.tests.map(({ status }) => status)).toEqual(["passed", "failed", "other", "failed"]);
    expect(results.summary).toMatchObject({ tests: 4, passed: 1, failed: 2, other: 1, skipped: 0 });
    expect(results.tests[0].name).toBe(HOSTILE);
  });
});

describe("TAP", () => {
  const parse = (text: string) => {
    const problems: unknown[] = [];
    const points: Result[] = [];
    const parser = new Parser({ strict: true }, () => undefined);
    parser.on("assert", (point: Result) => points.push(point));
    parser.end(text);
    for (const failure of parser.failures) if ("tapError" in failure && failure.tapError) problems.push(failure);
    return { points, problems, plan: parser.planEnd };
  };

  it("is TAP 14 by a strict parser, with hostile texts", () => {
    const { points, problems, plan } = parse(written("tap"));
    expect(problems).toEqual([]);
    expect(plan).toBe(4);
    expect(points.map(({ ok, skip }) => [ok, skip !== false])).toEqual([
      [true, false],
      [false, false],
      [true, true],
      [false, false],
    ]);
    expect(points[2].skip).toMatch(/^unsure: a/);
    expect((points[1].diag as { at: { line: number } }).at.line).toBe(2);
    expect(parse(written("tap", empty)).problems).toEqual([]);
    expect(parse(written("tap", hostileSoundness())).problems).toEqual([]);
  });
});

describe("annotations of GitHub", () => {
  const lines = written("github").trimEnd().split("\n");

  it("are one command each: errors for what failed, notices for the rest", () => {
    expect(lines.map((line) => /^::(\w+) /.exec(line)?.[1])).toEqual([
      ...["error", "notice", "error"],
      ...["notice", "notice", undefined],
    ]);
  });

  it("keep their properties apart, whatever a name or a path has", () => {
    const [, properties] = /^::error (.*?)::/.exec(lines[0])!;
    expect(properties.split(",").map((one) => one.split("=")[0])).toEqual(["file", "line", "title"]);
    expect(properties).toContain("file=a%2Cb%3A");
    expect(properties).not.toContain(":");
    expect(lines[0]).toContain("%250A"); // a percent sign of the text does not become a line end
  });
});

describe("text", () => {
  it("has a line for a case that passed and more of the others, then counts, the sentence and the losses", () => {
    const estimate = { value: 0.61, low: 0.54, high: 0.68 };
    const result = {
      queries: 300,
      winRate: estimate,
      lengthControlled: estimate,
      knownWeights: estimate,
      verdict: "better" as const,
    };
    const one = {
      file: "a.reward.yaml",
      line: 2,
      name: "one",
      tags: [],
      model: "general",
      reason: "Why.",
      details: ["More"],
    };
    const report: VerifyReport = {
      version: "1.0.0",
      cases: [
        { ...one, status: "passed" },
        { ...one, status: "failed" },
      ],
      baseline: {
        ...{ revision: "main", commit: "", notes: [], models: [] },
        comparisons: [
          {
            model: "general",
            result,
            byLastMessage: false,
            byTest: false,
            unpaired: 0,
            unreadable: 0,
            losses: [{ query: "q", probability: 0.2, before: "b", after: "n" }],
          },
        ],
      },
    };
    expect(written("text", report)).toBe(`passed  a.reward.yaml:2  one
failed  a.reward.yaml:2  one
        Why.
        More

1 passed, 1 failed

Responses against main, by model general: better (61%, 54 to 68, 300 queries). At equal lengths: 61%, 54 to 68.
  0.20  q
        before: b
        now:    n
`);
  });
});
