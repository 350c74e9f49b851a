import { describe, expect, it } from "vitest";
import { crossvalidate } from "../../../../src/core/evaluation/crossvalidate.ts";
import { DIMENSION } from "../../../../src/core/features/feature-layout.ts";
import { headReportSchema } from "../../../../src/store/heads/head-report-schema.ts";
import { evaluateHead } from "../../../../src/core/evaluation/evaluate-head.ts";
import { madePreferences } from "../../core/synthetic.ts";

describe("the report in a head's card", () => {
  const set = madePreferences({ pairs: 24, dimension: DIMENSION });
  const weights = new Float32Array(DIMENSION);
  weights[256] = 1; // one surface feature alone
  const report = evaluateHead(set, crossvalidate(set, [], { folds: 2 }), undefined, undefined, weights);

  it("keeps what surface features alone get right, and the warning of a shortcut", () => {
    const read = headReportSchema.parse(JSON.parse(JSON.stringify(report)));
    expect(read).toEqual(report);
    expect(read.surfaceBaseline!.value).toBeGreaterThanOrEqual(0);
    expect(read.warnings.map(({ code }) => code)).toContain("shortcut");
  });

  it("is readable without it, as older versions wrote it", () => {
    const { surfaceBaseline, ...older } = report;
    expect(surfaceBaseline).toBeDefined();
    expect(headReportSchema.parse(older)).toEqual(older);
  });

  it("reads the warnings of older cards, which are sentences", () => {
    const older = { ...report, warnings: [{ code: "length", cause: "Length decides.", cure: "Compare equals." }] };
    expect(headReportSchema.parse(older)).toEqual(older);
  });

  it("refuses a warning without its figures", () => {
    const wrong = { ...report, warnings: [{ code: "contradictions" }] };
    expect(headReportSchema.safeParse(wrong).success).toBe(false);
  });

  it("refuses a share beyond 1", () => {
    const wrong = { ...report, surfaceBaseline: { value: 1.2, low: 1, high: 1 } };
    expect(headReportSchema.safeParse(wrong).success).toBe(false);
  });
});
