import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countBy, filterChoices, isFiltering, startOfDay } from "../../../src/extension/history/choice-filter.ts";
import { groupByQuery, type Entry } from "../../../src/extension/history/entries.ts";
import { storeOf } from "./an-entry.ts";

const at = (day: string) => new Date(startOfDay(day) + 3_600_000).toISOString();
let entries: readonly Entry[];
let remove: () => Promise<void>;
beforeAll(async () => {
  const made = await storeOf(
    { query: "Name a fruit", annotator: "Ada", at: at("2026-11-01"), tags: ["clear"] },
    { query: "Name a bird", annotator: "Grace", at: at("2026-11-02"), tags: ["clear", "short"] },
    { query: "Name a fruit", annotator: "Grace", at: at("2026-11-03"), responses: ["a", "c"] },
  );
  entries = made.entries();
  remove = made.remove;
});
afterAll(() => remove());

const shown = (filter: Parameters<typeof filterChoices>[1]) =>
  filterChoices(entries, filter).map((entry) => entries.indexOf(entry));
const since = (day: string) => ({ since: { time: startOfDay(day), day } });

describe("filterChoices", () => {
  it.each([
    [{}, [0, 1, 2]],
    [{ text: "FRUIT" }, [0, 2]],
    [{ text: "fish" }, []],
    [{ tag: "clear" }, [0, 1]],
    [{ tag: "clea" }, []],
    [{ annotator: "Grace" }, [1, 2]],
    [since("2026-11-02"), [1, 2]],
    [{ text: "fruit", annotator: "Grace", ...since("2026-11-03") }, [2]],
    [{ text: "fruit", tag: "short" }, []],
  ])("%j", (filter, wanted) => {
    expect(shown(filter)).toEqual(wanted);
  });

  it("counts what can be filtered by, the most frequent first", () => {
    expect(countBy(entries, ({ choice }) => choice.current.tags ?? [])).toEqual([
      ["clear", 2],
      ["short", 1],
    ]);
  });

  it("knows whether anything is filtered", () => {
    expect([isFiltering({}), isFiltering({ text: undefined }), isFiltering({ tag: "x" })]).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe("startOfDay", () => {
  it("is midnight where the person is, and no day that does not exist", () => {
    expect(new Date(startOfDay(" 2026-02-28 ")).getHours()).toBe(0);
    for (const wrong of ["2026-02-30", "2026-13-01", "23.11.2026", "", "2026-1-1"]) expect(startOfDay(wrong)).toBeNaN();
  });
});

describe("groupByQuery", () => {
  it("puts the query of the newest choice first, and the newest choice first in it", () => {
    const groups = groupByQuery(entries).map((group) => group.entries.map((entry) => entries.indexOf(entry)));
    expect(groups).toEqual([[2, 0], [1]]);
  });
});
