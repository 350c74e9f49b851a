import { describe, expect, it } from "vitest";
import { compareQueries } from "../../../src/verify/baseline.ts";
import { queryRows } from "../../../src/verify/judge/query-rows.ts";
import { Readings } from "../../../src/verify/judge/readings.ts";
import { numberHead, readNumbers } from "../../support/verify.ts";

const head = numberHead(1, 0.5);
const said = (query: string, ...numbers: number[]) => numbers.map((x) => ({ query, response: `${x} .` }));

async function rowsOf(now: ReturnType<typeof said>, before: ReturnType<typeof said>, pause = async () => undefined) {
  const readings = await Readings.of([...now, ...before], readNumbers);
  const compared = compareQueries(
    { sides: [now, before], byLastMessage: false, byTest: false },
    head,
    "number",
    readings,
  )!;
  return { ...compared, rows: await queryRows(compared.meetings, head, readings, pause) };
}

describe("the queries of a comparison", () => {
  it("come with the biggest losses first, with both scores, the lead, and whether it is sure", async () => {
    const now = [...said("gain", 2), ...said("loss", -1), ...said("same", 1)];
    const before = [...said("gain", 0), ...said("loss", 1), ...said("same", 1)];
    const { rows, comparison } = await rowsOf(now, before);
    expect(rows.map(({ query, verdict }) => [query, verdict])).toEqual([
      ["loss", "sure"],
      ["same", "same"],
      ["gain", "sure"],
    ]);
    expect(rows[0]).toMatchObject({ margin: -2, first: "-1 .", second: "1 ." });
    expect(rows[0].firstScore).toBeCloseTo(1 / (1 + Math.E), 6);
    const mean = rows.reduce((sum, { probability }) => sum + probability / rows.length, 0);
    expect(mean, "the same that the sentence says").toBeCloseTo(comparison.result.winRate.value, 9);
  });

  it("are close where the model cannot tell", async () => {
    const readings = await Readings.of([...said("q", 2), ...said("q", 0)], readNumbers);
    const unsure = numberHead(1, 10);
    const { meetings } = compareQueries(
      { sides: [said("q", 2), said("q", 0)], byLastMessage: false, byTest: false },
      unsure,
      "number",
      readings,
    )!;
    const [row] = await queryRows(meetings, unsure, readings, async () => undefined);
    expect(row.verdict).toBe("close");
  });

  it("have, where there are several responses, the pair in which the new side does worst", async () => {
    const { rows } = await rowsOf(said("q", 3, 0), said("q", 1, -1));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ first: "0 .", second: "1 .", margin: -1 });
    expect(rows[0].probability).toBeGreaterThan(0.5);
  });

  it("end where the pause between them rejects", async () => {
    const now = Array.from({ length: 150 }, (_, i) => said(`q${i}`, i)).flat();
    const stopped = rowsOf(now, now, () => Promise.reject(new Error("cancelled")));
    await expect(stopped).rejects.toThrow("cancelled");
  });
});
