import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentId } from "../../../../src/store/files/canonical-json.ts";
import { activePreferences, replay } from "../../../../src/store/log/log-state.ts";
import type {
  LogRecord,
  PreferenceRecord,
  RevisionRecord,
  WithdrawalRecord,
} from "../../../../src/store/log/record.ts";
import { preference } from "../../../support/preference.ts";

const record = <R extends LogRecord>(content: Omit<R, "id" | "schema">): R =>
  ({ ...content, schema: 3, id: contentId(content) }) as unknown as R;
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
const prefer = (query: string, annotator = "me") =>
  record<PreferenceRecord>({ ...preference(query, { annotator, tags: ["clear"], reason: "why" }), kind: "preference" });
const revise = (of: LogRecord, choice: "second" | "tie", minute: number, annotator = "me") =>
  record<RevisionRecord>({ kind: "revision", of: of.id, choice, strength: 3, reason: "", annotator, at: at(minute) });
const withdraw = (of: LogRecord, minute: number, annotator = "me") =>
  record<WithdrawalRecord>({ kind: "withdrawal", of: of.id, annotator, at: at(minute) });

describe("replay", () => {
  const choice = prefer("q");

  it("lets the newest revision hold, whole: also its missing tags and reason", () => {
    const [early, late] = [revise(choice, "second", 1), revise(choice, "tie", 2)];
    const [state] = replay([late, choice, early]);
    expect(state.current).toEqual({ ...choice, choice: "tie", strength: 3, reason: "", tags: undefined });
    expect(state.original).toBe(choice);
    expect(state.revisions).toEqual([early, late]);
  });

  it("compares times, not their spelling, and ids where times are equal", () => {
    const utc = { ...revise(choice, "tie", 0), at: "2026-01-01T11:00:00.000Z" };
    const zone = { ...revise(choice, "second", 0), at: "2026-01-01T12:30:00.000+02:00" };
    expect(replay([choice, utc, zone])[0].current.choice).toBe("tie");
    const same = [revise(choice, "second", 5), revise(choice, "tie", 5)];
    const last = same[0].id > same[1].id ? same[0] : same[1];
    for (const order of [same, [...same].reverse()])
      expect(replay([choice, ...order])[0].current.choice).toBe(last.choice);
  });

  it("does not let anybody change what another one chose", () => {
    const [state] = replay([choice, revise(choice, "second", 1, "you")]);
    expect([state.current, state.revisions]).toEqual([choice, []]);
  });

  it("goes back to what was there before a revision that is withdrawn", () => {
    const [first, second] = [revise(choice, "second", 1), revise(choice, "tie", 2)];
    expect(replay([choice, first, second, withdraw(second, 3)])[0].current.choice).toBe("second");
  });

  it("withdraws, restores and withdraws again", () => {
    const undo = withdraw(choice, 1);
    expect(activePreferences([choice, undo])).toEqual([]);
    const restore = withdraw(undo, 2);
    expect(activePreferences([choice, undo, restore])).toEqual([choice]);
    expect(activePreferences([choice, undo, restore, withdraw(choice, 3)])).toEqual([]);
    expect(activePreferences([choice, undo, restore, withdraw(restore, 3)])).toEqual([choice]); // restoring is final
  });

  it("comes to the same end on a circle of forged withdrawals", () => {
    const [a, b] = ["a", "b"].map((id) => ({ ...withdraw(choice, 1), id: id.repeat(32) }));
    const circle = [
      { ...a, of: b.id },
      { ...b, of: a.id },
    ];
    for (const order of [circle, [...circle].reverse()])
      expect(activePreferences([...order, choice])).toEqual([choice]);
  });

  it("is the same for any order and repetition of the records", () => {
    const property = fc.property(
      fc.array(fc.tuple(fc.nat(3), fc.nat(20), fc.nat(5), fc.constantFrom("me", "you")), { maxLength: 25 }),
      fc.infiniteStream(fc.nat()),
      (steps, draws) => {
        const records: LogRecord[] = [prefer("0")];
        for (const [kind, target, minute, who] of steps) {
          const of = records[target % records.length];
          if (kind === 0) records.push(prefer(`${records.length}`, who));
          else if (kind === 1) records.push(withdraw(of, minute, who));
          else records.push(revise(of, kind === 2 ? "tie" : "second", minute, who));
        }
        const keyed = [...records, ...records.slice(5)].map((one) => [draws.next().value, one] as const);
        const shuffled = keyed.sort(([a], [b]) => a - b).map(([, one]) => one);
        const byId = (list: readonly LogRecord[]) =>
          new Map(replay(list).map((state) => [state.original.id, state] as const));
        expect(byId(shuffled)).toEqual(byId(records));
      },
    );
    fc.assert(property, { numRuns: 300 });
  });
});
