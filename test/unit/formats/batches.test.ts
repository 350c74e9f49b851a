import { describe, expect, it } from "vitest";
import { readFileBytes } from "../../../src/formats/read-file.ts";
import type { Beside } from "../../../src/formats/requests-beside.ts";
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

/** A folder with these files, each with its size where it is not that of its bytes; `read` are the names of those that were read. */
function folderOf(files: Readonly<Record<string, { readonly bytes: Uint8Array; readonly size?: number }>>) {
  const read: string[] = [];
  const beside: Beside = {
    names: () => Promise.resolve(Object.keys(files)),
    sizeOf: (name) => Promise.resolve(files[name].size ?? files[name].bytes.length),
    read(name) {
      read.push(name);
      return Promise.resolve(files[name].bytes);
    },
  };
  return { beside, read };
}

async function readIn(results: Uint8Array, beside: Beside) {
  const reading = await readFileBytes(results, "folder/results.jsonl", { beside });
  const responses = responsesOf(reading).responses.map(({ query, response }) => [query, response]);
  return { responses, problems: reading.problems.map(({ message }) => message) };
}

const read = (results: Uint8Array, ...others: readonly Uint8Array[]) =>
  readIn(results, folderOf(Object.fromEntries(others.map((bytes, i) => [`requests-${i}.jsonl`, { bytes }]))).beside);

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

  it("are looked for in files up to a size and a number, and what was not read is named", async () => {
    const small = { bytes: lines({ prompt: "p", chosen: "a", rejected: "b" }) };
    const many = Object.fromEntries(
      Array.from({ length: 25 }, (_, i) => [`b-${String(i).padStart(2, "0")}.json`, small]),
    );
    const requests = { bytes: openai.requests, size: 101e6 };
    const folder = folderOf({ ...many, "a-large.jsonl": requests, "results.jsonl": small, "note.md": small });
    const { responses, problems } = await readIn(openai.results, folder.beside);
    expect(responses).toEqual([]);
    expect(folder.read).toHaveLength(20);
    expect(problems[0]).toMatch(/a-large\.jsonl and 5 more: .*20 are read, of at most 100 MB each and 200 MB together/);
  });

  it("have none where two files beside them have different ones for an id, which is said with the cure", async () => {
    const request = (custom_id: string, text: string) => ({ custom_id, body: { messages: messages(text) } });
    const first = { bytes: lines(request("r-1", "Who painted Guernica?"), request("r-2", "Who wrote Emma?")) };
    const second = { bytes: lines(request("r-1", "Why is the sky blue?"), request("r-2", "Who wrote Emma?")) };
    const { beside } = folderOf({ "batch-1.jsonl": first, "batch-2.jsonl": second });
    const { responses, problems } = await readIn(openai.results, beside);
    expect(responses).toEqual([["System: Be brief.\n\nHuman: Who wrote Emma?", "Jane Austen."]]);
    expect(problems[0]).toBe(
      'lacks the requests of "r-1": batch-1.jsonl and batch-2.jsonl have different ones. Move this file and its requests into a folder of their own',
    );
    expect(problems[1]).toContain("without its request");
  });

  it("are complete, whatever is in a file that is too large to be read", async () => {
    const folder = folderOf({
      "a.jsonl": { bytes: openai.requests, size: 99e6 },
      "b.jsonl": { bytes: openai.requests, size: 500e6 },
      "results.jsonl": { bytes: openai.results },
    });
    const { responses, problems } = await readIn(openai.results, folder.beside);
    expect([responses.length, problems, folder.read]).toEqual([2, [], ["a.jsonl"]]);
  });

  it("are read where a file beside them cannot be", async () => {
    const { beside } = folderOf({ "a.jsonl": { bytes: openai.requests }, "gone.jsonl": { bytes: openai.requests } });
    const broken: Beside = {
      ...beside,
      sizeOf: (name) => (name === "gone.jsonl" ? Promise.reject(new Error("ENOENT")) : beside.sizeOf(name)),
    };
    expect(await readIn(openai.results, broken)).toMatchObject({ problems: [], responses: [{}, {}] });
    const none: Beside = { ...broken, names: () => Promise.resolve(["gone.jsonl"]) };
    expect((await readIn(openai.results, none)).problems[0]).toContain("gone.jsonl (ENOENT)");
  });
});
