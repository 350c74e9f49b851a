import { describe, expect, it } from "vitest";
import { findLenses } from "../../../src/formats/find-lenses.ts";
import { readFileText } from "../../../src/formats/read-file.ts";
import { pairsFromText } from "../../../src/extension/pairs/pairs-from-text.ts";

const [short, long] = ["Boil it for six minutes, then cold water.", "There are many aspects that one may consider."];
const query = "How long do I boil an egg?";
const lines = (...records: object[]) => records.map((record) => JSON.stringify(record)).join("\n");

describe("responses in records without a query", () => {
  const files: [string, string, string][] = [
    ["a table with one column", `answer\n"${short}"\n"${long}"\n`, "x.csv"],
    ["a table by semicolons with figures beside", `id;modell;antwort\n1;m1;${short}\n2;m2;${long}\n`, "x.csv"],
    ["JSON Lines", lines({ id: 1, response: short }, { id: 2, response: long }), "x.jsonl"],
    ["a list of JSON", JSON.stringify([{ output: short }, { output: long }]), "x.json"],
    ["two columns of one record", lines({ response_a: short, response_b: long }), "x.jsonl"],
    ["a chosen and a rejected one", lines({ chosen: short, rejected: long }), "x.jsonl"],
    ["a list of them", lines({ responses: [short, long] }), "x.jsonl"],
  ];

  it.each(files)("are named by a notice, and answer the query that is set for the file: %s", (_, text, name) => {
    const before = findLenses(text, name);
    expect(before.responses).toEqual([]);
    expect(before.notice).toEqual({ kind: "no-query", anchor: 0, count: 2 });
    const { responses, notice } = findLenses(text, name, { query });
    expect(notice).toBeUndefined();
    expect(responses.map((one) => [one.query, one.response])).toEqual([
      [query, short],
      [query, long],
    ]);
    expect(responses.map(({ start, end }) => text.slice(start, end))).toEqual([short, long]);
  });

  it.each(files)("can be compared once the query is set: %s", (_, text, name) => {
    expect(pairsFromText(text, name).pairs).toEqual([]);
    const { pairs } = pairsFromText(text, name, { query });
    expect(pairs.map((pair) => [pair.query, new Set(pair.responses)])).toEqual([[query, new Set([short, long])]]);
  });

  it("keep the question of a column beside the query for all, where a column may be the query", () => {
    const text = `subject,answer\nEggs,"${short}"\nBread,"${long}"\n`;
    expect(findLenses(text, "x.csv").notice).toEqual({ kind: "columns", anchor: 0, count: 1, orQuery: true });
    expect(findLenses(text, "x.csv", { query }).responses.map((one) => one.query)).toEqual([query, query]);
    const answersOf = () => ({ query: "subject" });
    expect(findLenses(text, "x.csv", { answersOf }).responses.map((one) => one.query)).toEqual(["Eggs", "Bread"]);
  });

  it("ask for the column in JSON Lines as in a table", () => {
    const text = lines({ subject: "Eggs", answer: short }, { subject: "Bread", answer: long });
    expect(findLenses(text, "x.jsonl").notice).toMatchObject({ kind: "columns", orQuery: true });
  });

  it("have the system's words before the query that is set", () => {
    const text = lines({ system: "You are a cook.", response: short }, { system: "You are a cook.", response: long });
    const [first] = readFileText(text, "x.jsonl", { document: { query } }).samples;
    expect(first.query).toBe(`System: You are a cook.\n\nHuman: ${query}`);
  });

  it("leave a file alone whose records have their own queries", () => {
    const text = lines({ prompt: "Why?", response: short }, { prompt: "", response: long });
    const { responses, problems } = findLenses(text, "x.jsonl", { query });
    expect(responses.map((one) => one.query)).toEqual(["Why?"]);
    expect(problems.map(({ line }) => line)).toEqual([2]);
  });

  it.each([
    ["one response alone", lines({ response: short }), "x.jsonl"],
    ["labels", "id,output\n1,yes\n2,no\n", "x.csv"],
    ["settings", JSON.stringify({ input: "src/a.ts", output: { file: "dist/bundle/of/everything.js" } }), "x.json"],
  ])("are not seen in %s", (_, text, name) => expect(findLenses(text, name).notice).toBeUndefined());
});
