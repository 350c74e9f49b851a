/** What the editor says about documents without responses. */
export const documentMessages = {
  noQuery: (count: number) => `$(question) ${count} responses without a query: set the query for this file`,
  noResponse: "$(info) A query without a response: how to mark one",
  unnamedColumns: "$(question) Which columns are the query and the responses? Name them",
  unnamedQuery: "$(question) Which column is the query? Name it",
  oneQuery: "Or set one query for the whole file",
  missing: {
    "no-query": (name: string) => `${name} has responses but no query. Set the query for this file.`,
    "no-response": (name: string) => `${name} has a query but no response yet.`,
    template: (name: string) => `${name} is a prompt template: its last turn is open, so its answers are examples.`,
    columns: (name: string) => `${name} does not say which of its columns are the query and the responses. Name them.`,
    nothing: (name: string) => `No responses found in ${name}.`,
  },
  setQuery: "Set Query",
  nameColumns: "Name Columns",
  scoreWhole: "Score the Whole Text",
  orSelect: "A text without such marks can be scored as one response: the whole of it, or what you select.",
  show: "How to Mark Responses",
  title: "How to mark responses",
};

const marks = `## Text and Markdown

| A query | A response |
| --- | --- |
| a heading \`## Query\`, \`## Prompt\`, \`## Question\`, \`## Instruction\`, \`## User\` … | \`## Response A\`, \`## Answer 2\`, \`## Draft B\`, \`## Assistant\`, \`## GPT-4o\` … |
| a label \`**Query:**\`, \`Q:\`, \`User:\` | \`**Response A:**\`, \`A:\`, \`Assistant:\` |
| a tag \`<prompt>…</prompt>\` | \`<response>…</response>\` |
| \`prompt: …\` in the front matter | the rest of the document |

The words may be in many languages, such as Frage and Antwort or 问题 and 回答. The setting \`rewardLens.headings\` adds more.

## JSON, JSON Lines, CSV, YAML

A record has a query (\`prompt\`, \`question\`, \`messages\` …) and one or more responses (\`response\`, \`responses\`,
\`chosen\` and \`rejected\`, \`response_a\` and \`response_b\` …), or is a chat.

## Any other text

Select the text and run **Reward Lens: Score Selection**.
`;

/** The document that explains how responses are marked. @param looked what was looked for in the file at hand */
export function guideText(headline: string, looked: string): string {
  return `# ${headline}\n\n${looked}\n\n${marks}`;
}
