import { parquetReadObjects, parquetMetadata } from "hyparquet";
import { describe, expect, it } from "vitest";
import { exportTo, partsOf } from "../../../src/export/export-choices.ts";
import type { Preference } from "../../../src/export/preference.ts";
import { targetOf, targets } from "../../../src/export/targets.ts";
import { choice, conversation, lostOf, withTool } from "./choices.ts";

/** The bytes of an export. */
async function bytesOf(name: string, ...preferences: readonly Preference[]): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of partsOf(exportTo(targetOf(name)!, preferences))) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
const textOf = async (name: string, ...preferences: readonly Preference[]) =>
  (await bytesOf(name, ...preferences)).toString("utf8");
/** The records of JSON Lines. */
const linesOf = async (name: string, ...preferences: readonly Preference[]) =>
  (await textOf(name, ...preferences))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
const asked = [...conversation.turns];
const [good, bad] = ["Como", "A lake is water."];
const said = (content: string) => ({ role: "assistant", content });
const second = choice({ ...conversation, choice: "second", responses: [bad, good] });

describe("the files of choices", () => {
  it("have names, titles and endings of their own", () => {
    expect(new Set(targets.map(({ name }) => name)).size).toBe(targets.length);
    expect(new Set(targets.map(({ title }) => title)).size).toBe(targets.length);
    expect(targets.map(({ name, ending }) => `${name}.${ending}`)).toEqual([
      "trl.jsonl",
      "trl-chat.jsonl",
      "kto.jsonl",
      "kto-chat.jsonl",
      "openai.jsonl",
      "axolotl.jsonl",
      "llama-factory.json",
      "argilla.json",
      "csv.csv",
      "parquet.parquet",
    ]);
  });

  it("are TRL's standard preferences with an explicit prompt", async () => {
    expect(await linesOf("trl", choice(), second)).toEqual([
      { prompt: "Name a lake", chosen: good, rejected: bad },
      { prompt: conversation.query, chosen: good, rejected: bad },
    ]);
    expect(lostOf("trl", choice({ ...conversation, annotator: "" }))).toEqual(["turns"]);
  });

  it("are TRL's conversational preferences with an explicit prompt", async () => {
    expect(await linesOf("trl-chat", choice(), second, choice(withTool))).toEqual([
      { prompt: [{ role: "user", content: "Name a lake" }], chosen: [said(good)], rejected: [said(bad)] },
      { prompt: asked, chosen: [said(good)], rejected: [said(bad)] },
      { prompt: withTool.turns, chosen: [said(good)], rejected: [said(bad)] },
    ]);
  });

  it("are TRL's unpaired preferences: a thumb for each response", async () => {
    expect(await linesOf("kto", choice(), choice({ choice: "both-bad" }))).toEqual([
      { prompt: "Name a lake", completion: good, label: true },
      { prompt: "Name a lake", completion: bad, label: false },
      { prompt: "Name a lake", completion: good, label: false },
      { prompt: "Name a lake", completion: bad, label: false },
    ]);
    expect(await linesOf("kto-chat", second)).toEqual([
      { prompt: asked, completion: [said(good)], label: true },
      { prompt: asked, completion: [said(bad)], label: false },
    ]);
    expect(lostOf("kto", choice({ choice: "tie" }))).toEqual(["ties"]);
  });

  it("are OpenAI's preferences", async () => {
    expect(await linesOf("openai", second)).toEqual([
      {
        input: { messages: asked, tools: [], parallel_tool_calls: true },
        preferred_output: [said(good)],
        non_preferred_output: [said(bad)],
      },
    ]);
    expect(lostOf("openai", choice(withTool))).toEqual(["tools"]);
  });

  it("are Axolotl's chat_template.default", async () => {
    expect(await linesOf("axolotl", second)).toEqual([{ messages: asked, chosen: said(good), rejected: said(bad) }]);
    expect(lostOf("axolotl", choice(withTool))).toEqual(["tools"]);
  });

  it("are LLaMA-Factory's ranking in ShareGPT's format", async () => {
    expect(JSON.parse(await textOf("llama-factory", choice(), second))).toEqual([
      {
        conversations: [{ from: "human", value: "Name a lake" }],
        system: "",
        chosen: { from: "gpt", value: good },
        rejected: { from: "gpt", value: bad },
      },
      {
        conversations: [
          { from: "human", value: "Hello" },
          { from: "gpt", value: "Hi!" },
          { from: "human", value: "Name a lake" },
        ],
        system: "Be brief.",
        chosen: { from: "gpt", value: good },
        rejected: { from: "gpt", value: bad },
      },
    ]);
    expect(JSON.parse(await textOf("llama-factory"))).toEqual([]);
  });

  it.each([
    ["two questions in a row", ["user", "user"]],
    ["an answer at the end", ["user", "assistant"]],
    ["an answer first", ["assistant", "user"]],
    ["a system's part in the middle", ["user", "system"]],
    ["a system's part alone", ["system"]],
  ] as const)("leave out of LLaMA-Factory's a query with %s", (_, roles) => {
    const names = { user: "Human", assistant: "Assistant", system: "System" };
    const turns = roles.map((role, i) => ({ role, content: `text ${i}` }));
    const query = turns.map(({ role, content }) => `${names[role]}: ${content}`).join("\n\n");
    expect(lostOf("llama-factory", choice({ query, turns, annotator: "" }))).toEqual(["order"]);
  });

  it("are Argilla's records, with the same user for the same name", async () => {
    const noted = { strength: 2, weight: 0.5, reason: "shorter", tags: ["short"] } as const;
    const [one, other, unsaid] = JSON.parse(
      await textOf("argilla", choice(noted), choice({ choice: "tie" }), choice({ annotator: "", at: "" })),
    ) as { id: string; responses: { preference: { user_id: string }[] } }[];
    expect(one).toMatchObject({
      fields: { prompt: "Name a lake", response_a: good, response_b: bad },
      metadata: { annotator: "Ada", at: "2026-11-23T12:00:00.000Z", ...noted },
      suggestions: {},
      responses: { preference: [{ value: "response_a", status: "submitted" }] },
      vectors: {},
    });
    expect(other).toMatchObject({ responses: { preference: [{ value: "tie" }] } });
    expect(unsaid).toMatchObject({ metadata: { strength: 1, weight: 1 } });
    expect(new Set([one, other, unsaid].map(({ id }) => id)).size).toBe(3);
    const [ada, again, nobody] = [one, other, unsaid].map(({ responses }) => responses.preference[0].user_id);
    expect(ada).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(again).toBe(ada);
    expect(nobody).not.toBe(ada);
  });

  it("are a table, which starts with the mark of its encoding for Excel", async () => {
    const text = await textOf("csv", choice({ tags: ["short", "true"], reason: 'the "better"' }), second);
    expect(text.split("\r\n")).toEqual([
      "\uFEFFprompt,response_a,response_b,winner,strength,weight,annotator,at,reason,tags,messages",
      `Name a lake,Como,A lake is water.,response_a,1,1,Ada,2026-11-23T12:00:00.000Z,"the ""better""","short, true",`,
      `"${conversation.query}",A lake is water.,Como,response_b,1,1,Ada,2026-11-23T12:00:00.000Z,,,"${JSON.stringify(asked).replaceAll('"', '""')}"`,
      "",
    ]);
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\rx", "\nx", " =1", "'=1", "''@x", "＝1+1"])(
    "are a table that no spreadsheet runs: %j gets an apostrophe",
    async (text) => {
      const table = await textOf("csv", choice({ query: text, responses: [text, "b"], annotator: text }));
      const [cell] = table.split("\r\n")[1].split(",");
      expect(cell.replace(/^"/, "")[0]).toBe("'");
      expect(table.match(/(?:^|,)"?'/gm)).toHaveLength(3);
    },
  );

  it("are a table with types", async () => {
    const file = new Uint8Array(await bytesOf("parquet", choice({ tags: ["short"] }), { ...second, at: "" })).buffer;
    expect(await parquetReadObjects({ file })).toEqual([
      {
        ...{ prompt: "Name a lake", response_a: good, response_b: bad, winner: "response_a", strength: 1, weight: 1 },
        ...{ annotator: "Ada", at: new Date("2026-11-23T12:00:00.000Z"), reason: "", tags: ["short"] },
        messages: [{ role: "user", content: "Name a lake" }],
      },
      {
        ...{
          prompt: conversation.query,
          response_a: bad,
          response_b: good,
          winner: "response_b",
          strength: 1,
          weight: 1,
        },
        ...{ annotator: "Ada", at: null, reason: "", tags: [], messages: asked },
      },
    ]);
    expect(parquetMetadata(file).created_by).toBe("Reward Lens");
  });
});
