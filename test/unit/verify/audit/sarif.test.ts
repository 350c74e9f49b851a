import type { Log } from "sarif";
import { describe, expect, it } from "vitest";
import type { Audit, Finding } from "../../../../src/verify/audit/choice.ts";
import { sarif } from "../../../../src/verify/audit/sarif.ts";
import { choiceAt } from "../../../support/audit.ts";
import { sarifValidator } from "../../../support/sarif-schema.ts";

const HOSTILE = 'a "quote"\n::error::x \u202e\u001b[31m ##[group] <b>&';
const finding = (choice: Finding["choice"], reasons: Finding["reasons"]): Finding => ({ choice, doubt: 0.75, reasons });
const other = { file: "logs/other.jsonl", line: 2, annotator: "" };
const audit: Audit = {
  choices: 9,
  findings: [
    finding(choiceAt(3, { file: "logs/a b.jsonl", query: HOSTILE, chosen: HOSTILE, annotator: HOSTILE }), [
      { kind: "contradicted", probability: 0.75, isKnown: true },
      { kind: "both-ways", with: [other, { ...other, line: 4, annotator: "Ann" }] },
      { kind: "circle", with: [other, other], circles: 3 },
    ]),
    finding(choiceAt(1, { file: "stdin" }), [{ kind: "identical", as: "texts" }]),
    finding(choiceAt(1, { file: "/elsewhere/c.jsonl" }), [{ kind: "fast", seconds: 0.5, words: 90 }]),
  ],
  sessions: [{ annotator: HOSTILE, from: "2026-11-23", to: "2026-11-24", choices: [choiceAt(1), choiceAt(2)] }],
};
const written = sarif(audit, "1.0.0", process.cwd());
const { results } = (JSON.parse(written) as Log).runs[0];

describe("an audit as SARIF", () => {
  it.each([
    ["with every kind of finding", audit],
    ["without any", { choices: 0, findings: [], sessions: [] }],
  ])("is valid by the schema of SARIF 2.1.0: %s", async (_, one) => {
    const validate = await sarifValidator();
    validate(JSON.parse(sarif(one, "1.0.0", process.cwd())));
    expect(validate.errors).toBe(null);
  });

  it("is refused by that schema where a line is 0", async () => {
    const wrong = { ...audit, findings: [finding(choiceAt(0), [{ kind: "identical", as: "texts" }])] };
    expect((await sarifValidator())(JSON.parse(sarif(wrong, "1.0.0", process.cwd())))).toBe(false);
  });

  it("has a result for each reason, on the line of the choice, with the rule's place", () => {
    const { rules } = (JSON.parse(written) as Log).runs[0].tool.driver;
    expect(results!.map(({ ruleId }) => ruleId)).toEqual([
      ...["contradicted", "both-ways", "circle", "identical", "fast", "longer-session"],
    ]);
    expect(results!.every(({ ruleId, ruleIndex }) => rules![ruleIndex!].id === ruleId)).toBe(true);
    expect(results![0].locations![0].physicalLocation).toEqual({
      artifactLocation: { uri: "logs/a%20b.jsonl" },
      region: { startLine: 3 },
    });
    expect(results![1].relatedLocations).toHaveLength(2);
  });

  it("names a file outside of the repository by its whole address, and stdin without a file", () => {
    expect(results![3].locations![0]).toEqual({ logicalLocations: [{ fullyQualifiedName: "stdin:1" }] });
    expect(results![4].locations![0].physicalLocation!.artifactLocation!.uri).toMatch(
      /^file:\/\/\/.*elsewhere\/c\.jsonl$/,
    );
  });

  it("has no character that moves a cursor or reorders text", () => {
    // eslint-disable-next-line no-control-regex -- the characters that a report must not contain
    expect(written).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u202e]/);
  });
});
