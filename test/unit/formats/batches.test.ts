import { describe, expect, it } from "vitest";
import { readFileBytes, type Beside } from "../../../src/formats/read-file.ts";
import { responsesOf } from "../../../src/formats/read-responses.ts";

const lines = (...records: readonly unknown[]): Uint8Array =>
  new TextEncoder().encode(records.map((record) => JSON.stringify(record)).join("\n"));

const messages = (text: string) => [
  { role: "system", content: "Be brief." },
  { role: "user", content: text },
];
const body = (text: string) => ({ choices: [{ index: 0, message: { role: "assistant", content: text } }] });
const openai = {
  requests: lines(
    {
      custom_id: "r-1",
      method: "POST",
      url: "/v1/chat/completions",
      body: { messages: messages("Why is the sky blue?") },
    },
    { custom_id: "r-2", method: "POST", url: "/v1/chat/completions", body: { messages: messages("Who wrote Emma?") } },
  ),
  results: lines(
    { id: "b2", custom_id: "r-2", response: { status_code: 200, body: body("Jane Austen.") }, error: null },
    {
      id: "b1",
      custom_id: "r-1",
      response: { status_code: 200, body: body("Blue light is scattered most.") },
      error: null,
    },
  ),
};
const anthropic = {
  requests: lines({
    requests: [
      { custom_id: "a", params: { system: "Be brief.", messages: [{ role: "user", content: "Who wrote Emma?" }] } },
    ],
  }),
  results: lines({
    custom_id: "a",
    result: { type: "succeeded", message: { role: "assistant", content: [{ type: "text", text: "Jane Austen." }] } },
  }),
};

async function read(results: Uint8Array, ...others: readonly Uint8Array[]) {
  const beside: Beside = async function* () {
    for (const [i, bytes] of others.entries()) yield await Promise.resolve({ name: `requests-${i}.jsonl`, bytes });
  };
  const reading = await readFileBytes(results, "results.jsonl", { beside });
  const responses = responsesOf(reading).responses.map(({ query, response }) => [query, response]);
  return { responses, problems: reading.problems.map(({ message }) => message) };
}

describe("results of a batch", () => {
  it("answer the requests of the same id in a file beside them, in whatever order", async () => {
    const other = lines({ prompt: "p", chosen: "a", rejected: "b" });
    expect(await read(openai.results, other, openai.requests)).toEqual({
      responses: [
        ["System: Be brief.\n\nHuman: Who wrote Emma?", "Jane Austen."],
        ["System: Be brief.\n\nHuman: Why is the sky blue?", "Blue light is scattered most."],
      ],
      problems: [],
    });
  });

  it("of Anthropic are joined with the list of requests", async () => {
    const { responses } = await read(anthropic.results, anthropic.requests);
    expect(responses).toEqual([["System: Be brief.\n\nHuman: Who wrote Emma?", "Jane Austen."]]);
  });

  it("are reported where no file has their requests, and where one fails", async () => {
    const { responses, problems } = await read(openai.results);
    expect(responses).toEqual([]);
    expect(problems).toEqual(Array(2).fill(expect.stringContaining("without its request")));
    const failed = lines({ custom_id: "a", result: { type: "errored", error: { message: "too long" } } });
    expect((await read(failed, anthropic.requests)).responses).toEqual([]);
  });

  it("are joined within one file, in which a request without a result is a query alone", async () => {
    const both = new TextEncoder().encode(
      [openai.requests, openai.results].map((bytes) => new TextDecoder().decode(bytes)).join("\n"),
    );
    expect((await read(both)).responses.map(([, response]) => response)).toEqual([
      "Jane Austen.",
      "Blue light is scattered most.",
    ]);
  });
});
