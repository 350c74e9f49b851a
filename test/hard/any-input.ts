import fc from "fast-check";

const word = fc.constantFrom(
  ...[
    "a",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\0",
    "\ud800",
    "😀",
    "é",
    "\u2028",
    "\uFEFF",
    '"',
    "\\",
    ",",
    ";",
    "{",
    "}",
    "[",
    "]",
  ],
  ...[
    "## Query",
    "## Response",
    "# ",
    "Query: a",
    "===",
    "---",
    "```",
    "User:",
    "Assistant:",
    "**Human:**",
    "> ",
    "- ",
    "    ",
  ],
  ...[
    "\n\nHuman: ",
    "\n\nAssistant: ",
    "prompt,chosen,rejected\n",
    '{"prompt":"q","chosen":"a","rejected":"b"}\n',
    "null",
    "#",
    "*",
  ],
);
/** A text of what readers look for, and of what is between it. */
export const text = fc.array(word, { maxLength: 40 }).map((parts) => parts.join(""));

/** A field that records have. */
export const name = fc.constantFrom(
  ...[
    "prompt",
    "question",
    "instruction",
    "input",
    "messages",
    "conversations",
    "system",
    "chosen",
    "rejected",
    "responses",
  ],
  ...[
    "completions",
    "response",
    "response_a",
    "response_b",
    "text1",
    "text2",
    "scores",
    "score",
    "rank",
    "winner",
    "turn",
    "label",
  ],
  ...[
    "conversation_a",
    "conversation_b",
    "data",
    "annotations",
    "result",
    "value",
    "selected",
    "role",
    "from",
    "content",
    "text",
  ],
);
/** Values that readers know. */
export const words = fc.constantFrom(
  "user",
  "assistant",
  "tool",
  "model_a",
  "left",
  "pairwise",
  "text1,text2",
  "1",
  "",
);
/** A JSON object of known fields with values of any kind. */
export const { record } = fc.letrec<{ value: unknown; record: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    ...[text, words, fc.constant(null), fc.double(), fc.integer(), fc.boolean()],
    fc.array(tie("value"), { maxLength: 4 }),
    tie("record"),
  ),
  record: fc.dictionary(name, tie("value"), { maxKeys: 6 }),
}));
