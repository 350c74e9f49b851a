import { describe, expect, it } from "vitest";
import { OUTPUTS } from "../../../../src/verify/outputs/registry.ts";
import { hostileReport, hostileSoundness } from "../../../support/verify.ts";

// eslint-disable-next-line no-control-regex -- the characters that a report must not contain
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f\u202e]/;

const REPORTS = [hostileReport(), hostileSoundness()];
const EACH = Object.keys(OUTPUTS).flatMap((format) => REPORTS.map((report, i) => ({ format, report, i })));

describe.each(EACH)("the output $format of a report whose texts are hostile ($i)", ({ format, report }) => {
  it("has no character that moves a cursor, reorders text or is not seen, and ends with a line end", () => {
    expect(OUTPUTS[format](report)).not.toMatch(CONTROLS);
    expect(OUTPUTS[format](report)).toMatch(/[^\n]\n$/);
  });

  it("has no line of a text's own, and no command in a line", () => {
    for (const line of OUTPUTS[format](report).split("\n")) {
      expect(line).not.toMatch(/^\s*(?:not ok 99|1\.\.0|::error file=x|\.\.\.$(?<!^ {2}\.\.\.))/);
      expect(line).not.toContain("##[");
    }
  });

  it("begins no line with a command where a text begins with one", () => {
    const command = "::error title=x::gone";
    const cases = report.cases.map((one) => ({
      ...one,
      name: command,
      reason: command,
      details: [command, ` ${command}`],
    }));
    for (const line of OUTPUTS[format]({ ...report, cases }).split("\n")) {
      expect(line).not.toMatch(/^\s*::error title=x/);
      if (format !== "github") expect(line).not.toMatch(/^\s*::/);
    }
  });

  it("is the same bytes twice", () => {
    expect(OUTPUTS[format](report)).toBe(OUTPUTS[format](report));
  });
});
