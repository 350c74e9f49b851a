import { describe, expect, it } from "vitest";
import type { AuditedChoice } from "../../../../src/verify/audit/choice.ts";
import { longerSessions } from "../../../../src/verify/audit/longer-sessions.ts";
import { tooFast } from "../../../../src/verify/audit/reading-time.ts";
import { mayBeCut, sameResponses } from "../../../../src/verify/audit/same-responses.ts";
import { choiceAt, setOf } from "../../../support/audit.ts";

const START = Date.parse("2026-11-23T12:00:00.000Z");
/** A choice at a minute; the longer response won unless it says otherwise. */
const chosenAt = (minute: number, longer = true, more: Partial<AuditedChoice> = {}) => {
  const [chosen, other] = longer ? ["a long response", "short"] : ["short", "a long response"];
  const shown = { seconds: 20, at: new Date(START + 60_000 * minute).toISOString() };
  return choiceAt(minute + 1, { chosen, other, shown, ...more });
};
const minutes = (count: number, from = 0) => Array.from({ length: count }, (_, i) => from + i);

describe("sessions in which the longer response won every time", () => {
  it("are named from ten choices on", () => {
    const [session, ...others] = longerSessions(minutes(10).map((minute) => chosenAt(minute)));
    expect(others).toEqual([]);
    expect(session.choices.map(({ line }) => line)).toEqual(minutes(10, 1));
    expect([session.from, session.to]).toEqual(["2026-11-23T12:00:00.000Z", "2026-11-23T12:09:00.000Z"]);
    expect(longerSessions(minutes(9).map((minute) => chosenAt(minute)))).toEqual([]);
  });

  it("are not those in which a shorter one won", () => {
    expect(longerSessions(minutes(20).map((minute) => chosenAt(minute, minute !== 7)))).toEqual([]);
  });

  it("end with a break, and belong to one person", () => {
    const choices = [...minutes(9), ...minutes(9, 45)].map((minute) => chosenAt(minute));
    expect(longerSessions(choices)).toEqual([]);
    const two = minutes(20).map((minute) => chosenAt(minute, minute % 2 === 0, { annotator: "ab"[minute % 2] }));
    expect(longerSessions(two).map(({ annotator, choices: own }) => [annotator, own.length])).toEqual([["a", 10]]);
  });

  it("do not count responses of equal length, nor choices that nobody was shown", () => {
    const equal = chosenAt(3, true, { chosen: "same", other: "size" });
    expect(longerSessions([...minutes(9).map((minute) => chosenAt(minute)), equal])).toEqual([]);
    const unseen = minutes(12).map((minute) => ({ ...chosenAt(minute), shown: undefined! }));
    expect(longerSessions(unseen)).toEqual([]);
  });
});

describe("an answer", () => {
  const after = (seconds: number) =>
    tooFast(choiceAt(1, { chosen: "word ".repeat(200), other: "word ".repeat(100), shown: { seconds, at: "" } }));
  it("is too fast where even skimming takes longer", () => {
    expect(after(19)).toEqual({ kind: "fast", seconds: 19, words: 300 });
    expect(after(21)).toBeUndefined();
    expect(tooFast(choiceAt(1))).toBeUndefined();
  });
});

describe("two responses", () => {
  const beginning = "The same words. ".repeat(200);
  const same = (chosen: string, other: string, unread = 0, pair = 0) =>
    sameResponses(choiceAt(1, { chosen, other, pair }), setOf([[0, 1]]), () => unread)?.as;

  it("are the same where only white space differs", () => {
    expect(same("Yes.\n\nIt is.", "Yes. It is. ")).toBe("texts");
    expect(same("Yes.", "Yes!")).toBeUndefined();
  });

  it("are the same where they differ only in what is not read", () => {
    expect(same(`${beginning}One end.`, `${beginning}The end.`, 8)).toBe("read");
    expect(same(`${beginning}One end.`, `${beginning}The end.`, 4)).toBeUndefined();
    expect(mayBeCut([choiceAt(1, { chosen: `${beginning}a`, other: `${beginning}b` }), choiceAt(2)])).toHaveLength(1);
  });

  it("are the same where the model sees no difference", () => {
    const set = { ...setOf([[0, 1]]), features: Float32Array.of(2, 2) };
    expect(sameResponses(choiceAt(1, { pair: 0 }), set, () => 0)?.as).toBe("features");
  });
});
