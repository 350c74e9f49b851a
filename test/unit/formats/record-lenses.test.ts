import { describe, expect, it } from "vitest";
import { findLenses } from "../../../src/formats/find-lenses.ts";
import type { Ask } from "../../../src/formats/roles/ask.ts";
import { recordsByStep } from "../../../src/formats/found-records.ts";

const records = [
  { prompt: "one?", chosen: 'a "quoted" answer\nof two lines', rejected: "b" },
  { prompt: "two?", chosen: "b", rejected: "c, d" },
];

/** What is where a response is: its source, and the line of its lens. */
function shown(text: string, name: string) {
  return findLenses(text, name).responses.map(({ query, start, end, anchor, queryStart, queryEnd }) => ({
    query,
    source: text.slice(start, end),
    asked: text.slice(queryStart, queryEnd),
    line: text.slice(anchor).split("\n", 1)[0].trim(),
  }));
}

describe("lenses of records are at their texts", () => {
  it("in pretty JSON, also under a name and with others beside them", () => {
    const text = JSON.stringify({ name: "b", data: records }, null, 2);
    const all = shown(text, "x.json");
    expect(all.map(({ query, asked }) => [query, asked])).toEqual([
      ["one?", "one?"],
      ["one?", "one?"],
      ["two?", "two?"],
      ["two?", "two?"],
    ]);
    expect(all.map(({ line }) => line)).toEqual([
      String.raw`"chosen": "a \"quoted\" answer\nof two lines",`,
      '"rejected": "b"',
      '"chosen": "b",',
      '"rejected": "c, d"',
    ]);
  });

  it("in JSON of one line", () => {
    const text = JSON.stringify(records);
    const { responses } = findLenses(text, "x.json");
    expect(responses.map(({ response, start, end }) => [JSON.parse(`"${text.slice(start, end)}"`), response])).toEqual(
      responses.map(({ response }) => [response, response]),
    );
    expect(responses[2].start).toBeGreaterThan(responses[1].start);
    expect(new Set(responses.map(({ anchor }) => anchor))).toEqual(new Set([0]));
  });

  it("in the cells of a table, with CRLF and quotes", () => {
    const text = 'prompt,chosen,rejected\r\none?,"a ""quoted"" answer\r\nof two lines",b\r\ntwo?,b,"c, d"\r\n';
    expect(shown(text, "x.csv").map(({ source, line }) => [source, line])).toEqual([
      ['a ""quoted"" answer\r\nof two lines', 'one?,"a ""quoted"" answer'],
      ["b", 'of two lines",b'],
      ["b", 'two?,b,"c, d"'],
      ["c, d", 'two?,b,"c, d"'],
    ]);
    expect(findLenses(text.replaceAll(",b", "\tb").replaceAll(",", "\t"), "x.tsv").responses).toHaveLength(4);
  });

  it("in all rows of a large table below Excel's own line", () => {
    const rows = Array.from({ length: 6000 }, (_, i) => `question ${i}?;the answer ${i};no answer ${i}`);
    const text = ["sep=;", "prompt;chosen;rejected", ...rows].join("\n");
    const sources = shown(text, "x.csv").map(({ source }) => source);
    expect(sources).toEqual(rows.flatMap((row) => row.split(";").slice(1)));
  });

  it("in YAML: blocks, quotes and lists", () => {
    const text =
      "- prompt: one?\n  responses:\n    - |\n      a\n      b\n    - 'it''s'\n- prompt: two?\n  responses: [c, \"d\"]\n";
    expect(shown(text, "x.yaml").map(({ query, source, line }) => [query, source.trim(), line])).toEqual([
      ["one?", "a\n      b", "a"],
      ["one?", "it''s", "- 'it''s'"],
      ["two?", "c", 'responses: [c, "d"]'],
      ["two?", "d", 'responses: [c, "d"]'],
    ]);
  });

  it("after a thought, behind a byte-order mark, and on the record's line where the text is of several strings", () => {
    const thought = JSON.stringify({ prompt: "q", response: "<think>\nx\n</think>\n\nyes" });
    expect(shown(thought, "x.jsonl")).toMatchObject([{ source: "yes" }]);
    const parts = [
      { type: "text", text: "a" },
      { type: "text", text: "b" },
    ];
    const line = JSON.stringify({ prompt: "q", response: [{ role: "assistant", content: parts }] });
    const [{ start, end, response }] = findLenses(`\uFEFF${line}\n`, "x.jsonl").responses;
    expect([start, end, response]).toEqual([1, 1 + line.length, "a\n\nb"]);
  });

  it("in none of a file about something else, which has no problems either", () => {
    for (const [text, name] of [
      ['{"editor.fontSize": 14, "files.exclude": {"a": true}}', "settings.json"],
      ['[{"level":"info"},{"level":"warn"}]', "x.json"],
      ["name: ci\non: [push]\njobs: {}\n", "x.yaml"],
      ["name,age\nAda,36\n", "x.csv"],
      ["{", "x.json"],
    ])
      expect(findLenses(text, name), name).toEqual({ responses: [], problems: [] });
  });
});

describe("a large file of records", () => {
  const many = Array.from({ length: 6000 }, (_, i) => ({
    prompt: `q ${i}`,
    chosen: `a ${i} ${"x".repeat(60)}`,
    rejected: `b ${i}`,
  }));
  const csv = [
    "prompt,chosen,rejected",
    ...many.map(({ prompt, chosen, rejected }) => `${prompt},"${chosen}\nz",${rejected}`),
  ];

  it.each([
    ["x.jsonl", many.map((one) => JSON.stringify(one)).join("\n")],
    ["x.json", JSON.stringify(many, null, 1)],
    ["x.csv", csv.join("\n")],
    [
      "x.yaml",
      many
        .map(({ prompt, chosen, rejected }) => `- prompt: ${prompt}\n  chosen: ${chosen}\n  rejected: ${rejected}`)
        .join("\n"),
    ],
  ])("%s is read in pieces, with the same places as in one", (name, text) => {
    const steps = recordsByStep(text, name);
    let count = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) count++;
    expect(count).toBeGreaterThan(2);
    const { responses, problems } = step.value;
    expect(problems).toEqual([]);
    expect(responses).toHaveLength(2 * many.length);
    for (const { start, end, response, query, queryStart, queryEnd } of [
      responses[0],
      responses[7001],
      responses.at(-1)!,
    ]) {
      expect(text.slice(start, end)).toBe(response);
      expect(text.slice(queryStart, queryEnd)).toBe(query);
    }
    expect(responses.at(-1)!.query).toBe("q 5999");
  });

  it("has its problems at their lines", () => {
    const text = [...many.map((one) => JSON.stringify(one)), "{", "{}"].join("\n");
    expect(findLenses(text, "x.jsonl").problems.map(({ line }) => line)).toEqual([6001, 6002]);
    const rows = [...csv, "q,a"].join("\n");
    expect(findLenses(rows, "x.csv").problems.map(({ line }) => line)).toEqual([rows.split("\n").length]);
  });
});

describe("a table whose columns a person must name", () => {
  const [now, later] = ["Six minutes from the boil, then cold water.", "Run git reset --soft HEAD~1 and commit again."];
  const [long, vague] = [
    "There are many aspects that one may want to consider before one boils an egg.",
    "In general it depends on the situation and on what one would like to reach.",
  ];
  const rows = [`How do I boil an egg?,"${now}",${long}`, `How do I undo a commit?,${later},${vague}`];
  const table = `question,gpt-4o,llama-3-8b\n${rows.join("\n")}\n`;

  it("has no lens but a notice, and no problems", () =>
    expect(findLenses(table, "runs.csv")).toEqual({
      ...{ responses: [], problems: [] },
      notice: { kind: "columns", anchor: 0, count: 1 },
    }));

  it("has a lens over each response once they are named", () => {
    const answersOf = ({ columns }: Ask) => {
      expect(columns).toEqual(["gpt-4o", "llama-3-8b", "question"]);
      return { responses: ["gpt-4o", "llama-3-8b"] };
    };
    const { responses, notice } = findLenses(table, "runs.csv", { answersOf });
    expect(notice).toBeUndefined();
    expect(responses.map(({ query, label, response }) => [query, label, response])).toEqual([
      ["How do I boil an egg?", "gpt-4o", now],
      ["How do I boil an egg?", "llama-3-8b", long],
      ["How do I undo a commit?", "gpt-4o", later],
      ["How do I undo a commit?", "llama-3-8b", vague],
    ]);
    expect(responses.map(({ start, end }) => table.slice(start, end))).toEqual([now, long, later, vague]);
  });

  it("keeps its notice where the answer does not settle it", () =>
    expect(findLenses(table, "runs.csv", { answersOf: () => ({}) }).notice?.kind).toBe("columns"));
});
