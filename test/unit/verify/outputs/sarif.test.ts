import type { Log } from "sarif";
import { describe, expect, it } from "vitest";
import { sarif } from "../../../../src/verify/outputs/sarif.ts";
import type { VerifyReport } from "../../../../src/verify/result.ts";
import { sarifValidator } from "../../../support/sarif-schema.ts";
import { hostileReport, hostileSoundness } from "../../../support/verify.ts";

describe("a report as SARIF", () => {
  const resultsOf = (report: VerifyReport) => (JSON.parse(sarif(report)) as Log).runs[0].results!;

  it.each([hostileReport(), hostileSoundness(), { version: "1.0.0", cases: [] }])(
    "is valid by the schema of SARIF 2.1.0",
    async (report) => {
      const validate = await sarifValidator();
      validate(JSON.parse(sarif(report)));
      expect(validate.errors).toBe(null);
    },
  );

  it("has a result for each case that did not pass, with its rule, its level and its place", () => {
    expect(resultsOf(hostileReport()).map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ...[["expectation", "error"], ["expectation", "note"], ["expectation", "error"]], // prettier-ignore
    ]);
    const [builtIn, own] = resultsOf(hostileSoundness());
    expect(builtIn.ruleId).toBe("harmless");
    expect(builtIn.locations![0]).not.toHaveProperty("physicalLocation"); // it has no file here
    expect(own.locations![0].physicalLocation!.region).toEqual({ startLine: 3 });
  });
});
