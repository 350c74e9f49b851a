import { describe, expect, it } from "vitest";
import { findLenses } from "../../../src/formats/find-lenses.ts";
import type { Ask } from "../../../src/formats/roles/ask.ts";

describe("a table whose columns have names that say nothing", () => {
  const [query, short, long] = [
    "How long do I boil an egg?",
    "Six minutes from the boil, then cold water.",
    "There are many aspects that one may want to consider.",
  ];
  const table = (header: string, ...rows: string[][]) =>
    [header, ...rows.map((row) => row.map((cell) => `"${cell}"`).join())].join("\n");
  const noticeOf = (text: string) => findLenses(text, "x.csv").notice?.kind;

  it.each([
    ["two texts", table("alpha,beta", [query, short], [`And ${query}`, long])],
    ["a query and a text", table("question,alpha", [query, short], [`And ${query}`, long])],
    ["questions and short answers", table("alpha,beta,gamma", ["One and one?", "2", "three"], ["Capital?", "Paris", "Rome"])], // prettier-ignore
    ["short subjects of answers", table("subject,answer", ["Eggs", short], ["Bread", long])],
  ])("asks which they are: %s", (_, text) => {
    expect(noticeOf(text)).toBe("columns");
  });

  it.each([
    ["contacts", table("name,address,email", ["Ann", "12 Long Street, 10115 Berlin", "ann@x.org"], ["Bob", "7 Short Street, 75001 Paris", "bob@x.org"])], // prettier-ignore
    ["goods", table("sku,title,description", ["A1", "Lamp", "A lamp that shines on a desk."], ["A2", "Chair", "A chair for long evenings."])], // prettier-ignore
    ["figures", table("id,price", ["1", "20"], ["2", "30"])],
  ])("does not ask in a table about something else: %s", (_, text) => {
    expect(noticeOf(text)).toBeUndefined();
  });

  it("does not ask about one object of texts, such as translations", () => {
    const text = JSON.stringify({ alpha: "Some arguments are missing here", beta: "This is not an argument of it", gamma: "Give one value or more of them" }); // prettier-ignore
    expect(findLenses(text, "de.json").notice).toBeUndefined();
    expect(findLenses(`[${text},${text}]`, "runs.json").notice?.kind).toBe("columns");
  });

  it("has its responses once that is answered", () => {
    const text = table("alpha,beta", [query, short], [`And ${query}`, long]);
    const { responses } = findLenses(text, "x.csv", { answersOf: ({ choices }: Ask) => choices[0].answers });
    expect(responses.map((one) => [one.query, one.response])).toEqual([
      [query, short],
      [`And ${query}`, long],
    ]);
  });

  it("may have a terse column among its responses beside one of long texts", () => {
    const text = table("question,beta,alpha", [query, "Six minutes.", long], ["Capital of Peru?", "Lima.", long]);
    const asked: string[] = [];
    const { responses } = findLenses(text, "x.csv", {
      answersOf: ({ choices }: Ask) => {
        asked.push(...choices.map(({ label }) => label));
        return choices[1].answers;
      },
    });
    expect(asked).toEqual(["The response is alpha", "The responses are beta, alpha"]);
    expect(responses.map(({ response }) => response)).toEqual(["Six minutes.", long, "Lima.", long]);
  });
});
