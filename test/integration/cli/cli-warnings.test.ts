import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HeadEvaluation, Warning } from "../../../src/core/model/head-evaluation.ts";
import { openPreferenceLog } from "../../../src/store/log/preference-log.ts";
import type { NewPreference } from "../../../src/store/log/record.ts";
import type { WarningText } from "../../../src/report/warning-text.ts";
import { cli, jsonOf, ROOT } from "./cli-process.ts";
import { readLog } from "../../unit/store/log/read-log.ts";

interface Pair {
  readonly prompt: string;
  readonly chosen: string;
  readonly rejected: string;
}

let folder: string;
let samples: readonly Pair[];
/** What is reported of the samples as they are. */
let plain: Reported;
beforeAll(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-cli-warnings-"));
  const lines = (await fs.readFile(join(ROOT, "samples", "pairs.jsonl"), "utf8")).trim().split("\n");
  samples = lines.map((line) => JSON.parse(line) as Pair);
  plain = await reportOf(samples);
});
afterAll(() => fs.rm(folder, { recursive: true }));

/** In JSON each warning has its sentences beside its figures. */
type Reported = Omit<HeadEvaluation, "warnings"> & { readonly warnings: readonly (Warning & WarningText)[] };

/** What `train --json` reports of these pairs; stderr has the same sentences. */
async function reportOf(source: readonly Pair[] | string): Promise<Reported> {
  const made = typeof source === "string" ? [source] : ["-"];
  const stdin = typeof source === "string" ? "" : source.map((pair) => JSON.stringify(pair)).join("\n");
  const result = await cli(["train", ...made, "--out", join(folder, "head"), "--json"], { stdin });
  expect(result.code, result.err).toBe(0);
  const [{ report }] = jsonOf<{ report: Reported }>(result);
  for (const { cause, cure } of report.warnings) expect(result.err).toContain(`warning: ${cause} ${cure}`);
  return report;
}

const codes = (report: Reported) => report.warnings.map(({ code }) => code);
const causeOf = (report: Reported, code: Warning["code"]) => report.warnings.find((one) => one.code === code)?.cause;

/** Choices of one person, in an order drawn on the screen. */
const asked = (more: Partial<NewPreference>[]): NewPreference[] =>
  more.map((fields, i) => ({
    ...{ query: samples[0].prompt, responses: ["", ""], choice: "first", strength: 1, reason: "", seconds: 3 },
    ...{ shown: [0, 1], annotator: "Ada", at: new Date(1.7e12 + 1000 * i).toISOString(), source: "", ...fields },
  }));
async function logOf(name: string, preferences: NewPreference[]) {
  await fs.mkdir(join(folder, name));
  const log = openPreferenceLog(join(folder, name));
  await log.appendAll(preferences);
  return log;
}

describe("rewardlens train warns", () => {
  it("of nothing where there is nothing to warn of", () => expect(codes(plain)).toEqual([]));

  it("that length decides, where the longer of two is always preferred", async () => {
    const longer = samples.map(({ prompt, chosen, rejected }): Pair => {
      const [short, long] = [chosen, rejected].sort((a, b) => a.length - b.length);
      return { prompt, chosen: long, rejected: short };
    });
    const report = await reportOf(longer);
    expect(codes(report)).toEqual(["length"]);
    expect(causeOf(report, "length")).toMatch(/the longer response was preferred in 24 of 24 choices.*100%/);
    expect(report.againstLength?.verdict).not.toBe("better");
  });

  it("that one surface feature decides, by its name, beside what such features get right alone", async () => {
    const asking = samples.map(({ prompt, rejected }): Pair => {
      const plain = rejected.replaceAll(/[!?]/g, ".");
      return { prompt, chosen: plain.replaceAll(".", "!"), rejected: plain };
    });
    const report = await reportOf(asking);
    expect(codes(report)).toContain("shortcut");
    expect(causeOf(report, "shortcut")).toMatch(
      /^The model mostly follows .*exclamation marks.* \([\d.]+% of what decides\)\. Surface features/,
    );
    expect(report.surfaceBaseline?.value).toBe(1);
  });

  it("that one query dominates", async () => {
    const more = samples.slice(1).map(({ chosen, rejected }) => ({ prompt: samples[0].prompt, chosen, rejected }));
    const report = await reportOf([
      ...samples,
      ...more,
      ...more.map((pair) => ({ ...pair, chosen: `${pair.chosen} ` })),
    ]);
    expect(codes(report)).toEqual(["one-query"]);
    expect(causeOf(report, "one-query")).toMatch(/24 of 47 choices answer it, so 24 queries count as about 3\.7/);
  });

  it("that the one shown first is chosen whatever it says, and says how consistent the person is", async () => {
    // Two halves of the samples, each asked in both orders; the first shown is taken each time.
    const once = samples.map(({ prompt, chosen, rejected }, i): Partial<NewPreference> => ({
      ...{ query: prompt, responses: [chosen, rejected], choice: "first", shown: [0, 1] },
      at: new Date(1.7e12 + 1000 * i).toISOString(),
    }));
    const log = await logOf("order", asked(once));
    const { records } = await readLog(log);
    const again = records.slice(0, 6).map(({ id }, i): Partial<NewPreference> => ({
      ...once[i],
      ...{ shown: [1, 0], choice: "second", repeatOf: id, at: new Date(1.8e12 + 1000 * i).toISOString() },
    }));
    await log.appendAll(asked(again));
    const report = await reportOf(log.path);
    expect(codes(report)).toEqual(["shown-first", "contradictions"]);
    expect(causeOf(report, "shown-first")).toMatch(/shown first was preferred in 100% .* of 30 choices/);
    expect(causeOf(report, "contradictions")).toContain("6 pairs have opposite choices");
    // Never the same answer: no head can do better than chance, and the interval says how sure that is.
    expect(report.selfConsistency).toMatchObject({ pairs: 6, same: { value: 0 }, ceiling: { value: 0.5 } });
  });

  it("that the encoder reads the same of both responses, where they differ beyond its limit or in capitals only", async () => {
    const filler = "All of this is said at length. ".repeat(1200);
    const [{ prompt }] = samples;
    const beyond = { prompt, chosen: `${filler}Yes.`, rejected: `${filler}No.` };
    const capitals = { prompt, chosen: "Nobody owns it.", rejected: "NOBODY OWNS IT." };
    const report = await reportOf([...samples, beyond, capitals]);
    expect(codes(report)).toContain("identical-input");
    expect(causeOf(report, "identical-input")).toMatch(/^In 2 of 26 choices both responses look the same/);
    const middle = {
      prompt,
      chosen: `${filler.slice(0, 9000)}Yes. ${filler}`,
      rejected: `${filler.slice(0, 9000)}No. ${filler}`,
    };
    expect(codes(await reportOf([...samples, middle])), "the middle is read").not.toContain("identical-input");
  });

  it("of contradictions and of too few queries, each with its cure", async () => {
    const [{ prompt, chosen, rejected }] = samples;
    const report = await reportOf([...samples.slice(0, 6), { prompt, chosen: rejected, rejected: chosen }]);
    expect(codes(report)).toEqual(["few-queries", "contradictions"]);
    expect(causeOf(report, "few-queries")).toMatch(/the choices answer 6, and a model needs 10/);
    expect(report.warnings[0].cure).toBe("Compare responses to at least 4 more queries.");
    expect(causeOf(report, "contradictions")).toContain("1 pair has opposite choices");
  });

  it("with an interval around every figure that it reports", () => {
    const { accuracy, lengthBaseline, loss, ece, reliability, againstLength } = plain;
    const shares = [accuracy, lengthBaseline, ece, ...reliability.map(({ right }) => right)];
    for (const { value, low, high } of [...shares, loss, againstLength!.difference]) {
      expect(low).toBeLessThanOrEqual(high);
      expect(value).toBeLessThanOrEqual(high);
      expect(high - low).toBeGreaterThan(0);
    }
    for (const { low, high } of shares) expect(0 <= low && high <= 1).toBe(true);
  });
});
