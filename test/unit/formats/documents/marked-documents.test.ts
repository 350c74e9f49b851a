import { describe, expect, it } from "vitest";
import { findResponses } from "../../../../src/formats/documents/find-responses.ts";
import { markerWords } from "../../../../src/formats/documents/marker-words.ts";

const find = (text: string) => findResponses(text, "markdown");
const brief = (text: string) => find(text).responses.map(({ query, label, response }) => [query, label, response]);

describe("headings of many words", () => {
  it.each([
    ["Prompt", "Response A", "Response B"],
    ["QUESTION 1", "answer", "Answer 2 (gpt-4o, t=0.7)"],
    ["Instruction:", "Output 1", "Output 2 — shorter"],
    ["1. Query", "2. Response A", "3. Response B"],
    ["🧑 User", "🤖 Assistant 1", "🤖 Assistant 2"],
    ["My question", "GPT-4o", "Claude 3.5 Sonnet"],
    ["User prompt", "Model response #1", "Model response #2"],
    ["Prompt", "Response by gpt-4o", "Response from Claude"],
    ["Task", "Version 1", "Version 2"],
    ["Query", "Chosen", "Rejected"],
    ["Pregunta", "Respuesta 1", "Respuesta 2"],
    ["Question", "Réponse A", "Réponse B"],
    ["Вопрос", "Ответ 1", "Ответ 2"],
    ["質問", "回答1", "回答2"],
    ["질문", "답변 1", "답변 2"],
    ["Frage", "Antwort A", "Antwort B"],
    ["*Query*", "**Response** A", "`Response B`"],
  ])("%s, %s, %s", (query, first, second) => {
    const text = `# Title\n\n## ${query}\n\nq\n\n## ${first}\n\na\n\n---\n\n## ${second}\n\nb\n`;
    expect(find(text).responses.map((one) => [one.query, one.response])).toEqual([
      ["q", "a"],
      ["q", "b"],
    ]);
    const crlf = find(text.replaceAll("\n", "\r\n")).responses;
    expect(crlf.map((one) => [one.query, one.response, one.label])).toEqual(
      find(text).responses.map((one) => [one.query, one.response, one.label]),
    );
  });

  it.each([
    "## Query parameters\n\nid\n\n## Response codes\n\n200",
    "## Questions\n\nMany.\n\n## Answers\n\nFew.",
    "## Prompt engineering\n\nx\n\n## Response quality\n\ny",
    "# Essay\n\nText.\n\n## Answer\n\nIt is forty-two.",
    "## User guide\n\nx\n\n## Assistant settings\n\ny",
    "## Output format\n\nJSON\n\n## Input data\n\nx",
    "The user: said\n\nAnswer: later",
    "Note: 10:30\nResponse: none",
    "## Response a query gets\n\nx",
  ])("are not marks in %j", (text) => {
    expect(find(text)).toEqual({ responses: [], problems: [] });
  });

  it("takes words of the settings", () => {
    const words = markerWords({ query: ["Ticket"], response: ["Resolution text"] });
    const text = "## Ticket 7\nq\n## resolution text A\na";
    expect(find(text).responses).toEqual([]);
    expect(findResponses(text, "markdown", { words }).responses).toMatchObject([{ query: "q", response: "a" }]);
  });
});

describe("an answer's own headings", () => {
  it("are its text, of whatever level and word, also those of other marks", () => {
    const own = "# Title\n\n## Input\n\nx\n\n## Output\n\ny\n\n## Question\n\nz\n\n**Answer:** w";
    expect(brief(`## Prompt\nq\n## Response A\n${own}\n## Response B\nb`)).toEqual([
      ["q", "Response A", own],
      ["q", "Response B", "b"],
    ]);
  });

  it("do not take the next rival with them, whose heading is lower", () => {
    expect(brief("## Prompt\nq\n## Response A\na\n### Response C\nx\n### Response B\nb\n")).toEqual([
      ["q", "Response A", "a\n### Response C\nx"],
      ["q", "Response B", "b"],
    ]);
    expect(brief("Prompt\n===\nq\n\nAnswer 1\n===\na\n\nAnswer 2\n---\nb\n")).toEqual([
      ["q", "Answer 1", "a"],
      ["q", "Answer 2", "b"],
    ]);
  });

  it("end at a label that names the better response, and not at one that is a part of them", () => {
    const group = (verdict: string) => `## Prompt\nq\n## Response A\na\n## Response B\nb\n\n${verdict}\n\n`;
    for (const verdict of [
      "**Winner:** A",
      "Verdict: Response B",
      "**Preference:** A because it is short",
      "Winner: tie",
    ])
      expect(brief(group(verdict)).map(([, , text]) => text)).toEqual(["a", "b"]);
    for (const own of ["**Verdict:** a must for everybody", "Verdict: as good as ever", "**Expected:** A"])
      expect(brief(group(own)).map(([, , text]) => text)).toEqual(["a", `b\n\n${own}`]);
  });

  it("end where a heading like one over the query begins, and at a verdict or a reference answer", () => {
    const text =
      "# One\n## Query\nq\n## Response A\na\n## Reference answer\nr\n## Response B\nb\n## Verdict\nA\n" +
      "# Two\nintro\n## Query\np\n## Response A\nc\n## Notes\nn\n";
    expect(brief(text)).toEqual([
      ["q", "Response A", "a"],
      ["q", "Response B", "b"],
      ["p", "Response A", "c"],
    ]);
  });

  it("leave a prompt its own sections", () => {
    expect(
      brief("## Prompt\n# Role\nYou are a cook.\n\n# Output\nOne line.\n## Response A\na\n## Response B\nb"),
    ).toEqual([
      ["# Role\nYou are a cook.\n\n# Output\nOne line.", "Response A", "a"],
      ["# Role\nYou are a cook.\n\n# Output\nOne line.", "Response B", "b"],
    ]);
  });
});

describe("what asks", () => {
  it("is a prompt with its input, which may change, and the system's part", () => {
    const text =
      "## System\nBe brief.\n## Prompt\nTranslate.\n## Input\nchien\n## Output\ndog\n## Input\nchat\n## Output\ncat";
    expect(brief(text)).toEqual([
      ["System: Be brief.\n\nHuman: Translate.\n\nchien", "Output", "dog"],
      ["System: Be brief.\n\nHuman: Translate.\n\nchat", "Output", "cat"],
    ]);
  });

  it("is the front matter's prompt, of the whole text or of its responses", () => {
    const front = "---\nprompt: >\n  Write one\n  line.\nmodel: x\n---\n";
    expect(brief(`${front}\n# Body\n\ntext\n`)).toEqual([["Write one line.", "response", "# Body\n\ntext"]]);
    expect(brief(`${front}# T\n## Draft 1\na\n## Draft 2\nb`)).toEqual([
      ["Write one line.", "Draft 1", "a"],
      ["Write one line.", "Draft 2", "b"],
    ]);
    expect(brief(`${front}## Query\nq\n## Response\na`)).toEqual([["q", "Response", "a"]]);
    expect(find("---\ntitle: x\n---\n\ntext").responses).toEqual([]);
    expect(find(front).notice).toEqual({ kind: "no-response", anchor: 0, count: 1 });
  });
});

describe("labels, tags and speakers", () => {
  it("reads labels in bold or plain, with names and numbers", () => {
    expect(brief("**Query:** q\n\n**Response A (gpt-4o):** a\n\n**Response B:** b\nmore")).toEqual([
      ["q", "Response A", "a"],
      ["q", "Response B", "b\nmore"],
    ]);
    expect(brief("Q1: one?\nA1: two.\n\nQ2: three?\nA2: four.")).toEqual([
      ["one?", "A1", "two."],
      ["three?", "A2", "four."],
    ]);
    expect(brief("问：几点？\n答：九点。")).toEqual([["几点？", "答 1", "九点。"]]);
  });

  it("reads tags with names or attributes, but none in code or among examples", () => {
    const text =
      '<examples>\n<prompt>x</prompt>\n<response>y</response>\n</examples>\n<prompt>\nq\n</prompt>\n<response id="A">a</response>\n<response_b>\n```\n<response>no</response>\n```\n</response_b>';
    expect(brief(text)).toEqual([
      ["q", "response A", "a"],
      ["q", "response b", "```\n<response>no</response>\n```"],
    ]);
  });

  it("takes a rule right below a turn for no underline", () => {
    expect(brief("User: a\n---\nAssistant: b\n---\nUser: c\nAssistant: d")).toEqual([
      ["a", "Assistant 1", "b"],
      ["c", "Assistant 2", "d"],
    ]);
  });

  it("gives rivals the same turns before them, and begins a new conversation after them", () => {
    expect(brief("## User\nq\n## Assistant 1\na\n## Assistant 2\nb\n## User\np\n## Assistant\nc")).toEqual([
      ["q", "Assistant 1", "a"],
      ["q", "Assistant 2", "b"],
      ["p", "Assistant 1", "c"],
    ]);
    expect(brief("You: q\n\nChatGPT: a\n\nClaude: b\n")).toEqual([
      ["q", "ChatGPT 1", "a"],
      ["q", "Claude 2", "b"],
    ]);
  });
});

describe("templates", () => {
  it.each([
    "User: a\nAssistant: b\nUser: {{question}}\nAssistant:",
    "User: a\nAssistant: b\nUser: c\nAssistant:",
    "Q: a\nA: b\n\nQ: {question}\n",
    "### Instruction:\n{instruction}\n\n### Response:\n",
    "## Query\n{{q}}\n## Response A\n{{a}}\n## Response B\n{{b}}",
  ])("have examples and no responses: %j", (text) => {
    const { responses, problems, notice } = find(text);
    expect([responses, problems]).toEqual([[], []]);
    expect(notice?.kind).toBe("template");
  });

  it("are not documents that quote a placeholder", () => {
    expect(brief("## Query\nWhat does {name} do?\n## Response A\nIt is `{name}`.")).toHaveLength(1);
  });
});

describe("what is missing", () => {
  it("is a query, which may be given for the file", () => {
    const text = "## Response A\na\n## Response B\nb";
    expect(find(text)).toEqual({ responses: [], problems: [], notice: { kind: "no-query", anchor: 0, count: 2 } });
    const given = findResponses(text, "markdown", { query: "q" });
    expect(given.responses).toMatchObject([
      { query: "q", response: "a" },
      { query: "q", response: "b" },
    ]);
    expect(given.notice).toBeUndefined();
  });

  it("is a response to the query at the end, and nothing in a manual", () => {
    expect(find("# T\n\n## Prompt\n\nq\n").notice).toEqual({ kind: "no-response", anchor: 5, count: 1 });
    expect(find("## Query\n\nWords.\n\n## Parameters\n\nx").notice).toBeUndefined();
  });
});
