/** A text of about so many characters. */
export type Make = (size: number) => string;

const repeated =
  (part: string, before = "", after = ""): Make =>
  (size) =>
    before + part.repeat(Math.ceil(size / part.length)) + after;
const json =
  (of: (count: number) => unknown, per: number): Make =>
  (size) =>
    JSON.stringify(of(Math.ceil(size / per)));
const list = <T>(count: number, of: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => of(i));

const parts = [
  ...[
    " ",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\0",
    "a",
    "#",
    "-",
    "*",
    "_",
    "`",
    "=",
    ">",
    "[",
    "]",
    "(",
    "<",
    "&",
    "|",
    '"',
    ",",
  ],
  ...[
    ";",
    "{",
    "\\",
    ":",
    "é",
    "\ud83d",
    "\uFFFD",
    "\\u0041",
    "---\n",
    "***\n",
    "___\n",
    "===\n",
    "# a\n",
    "```\n",
    "~~~\n",
  ],
  ...[
    "> ",
    "> a\n",
    "- ",
    "- a\n",
    "1. a\n",
    "    a\n",
    "<!--",
    "<a ",
    "<p>\n",
    "[a]: b\n",
    "a\n\n",
    "# \n",
    "a\n---\n",
  ],
  ...[
    "User: a\n",
    "Assistant: a\n",
    "User: a\nAssistant: b\n",
    "User:\nAssistant:\n",
    "**User:** a\n",
    "User: a\n---\n",
  ],
  ...[
    "## Query\n",
    "## Query\na\n",
    "## Response\na\n",
    "## Query\na\n## Response\nb\n",
    "Query: a\n===\n",
    "user",
    "**user",
  ],
  ...[
    "\n\nHuman: a",
    "\n\nHuman: a\n\nAssistant: b",
    '"a",',
    '""',
    '"a"\n',
    "a;b;c\n",
    "a,b\n",
    '"a","b","c"\n',
    "[[",
    '{"a":',
  ],
  ...[
    "[]\n",
    "{}\n",
    "null,",
    '{"prompt":"q","chosen":"a","rejected":"b"}\n',
    '{"prompt":"q","chosen":"a","rejected":"b"},',
  ],
];
const frames: readonly (readonly [string, string])[] = [
  ["", ""],
  ["# a", "b"],
  ["## Query: ", "b\n## Response\nc"],
  ["User: a\nAssistant: b\n", "User: c\nAssistant: d"],
  ["prompt,chosen,rejected\n", ""],
  ["[", "]"],
];

/** Texts that readers could take too long over: each part many times, bare and inside of what readers look for. */
export const texts: Readonly<Record<string, Make>> = Object.fromEntries(
  parts.flatMap((part) =>
    frames.map(([before, after]) => [
      `${JSON.stringify(before)} ${JSON.stringify(part)}… ${JSON.stringify(after)}`,
      repeated(part, before, after),
    ]),
  ),
);

const turns = (count: number, roles: readonly string[], content = "a") =>
  list(count, (i) => ({ role: i === 0 ? "user" : roles[i % roles.length], content }));

/** One record of JSON each, of all makes, with much of something. */
export const records: Readonly<Record<string, Make>> = {
  "list of texts": json((n) => ({ prompt: "q", responses: list(n, (i) => `a ${i}`) }), 8),
  "list of empty texts": json((n) => ({ prompt: "q", responses: list(n, () => "") }), 3),
  "list with scores": json((n) => ({ prompt: "q", responses: list(n, (i) => ({ text: `a ${i}`, score: i })) }), 28),
  "list with equal scores": json((n) => ({ prompt: "q", responses: list(n, () => ({ text: "a", score: 1 })) }), 24),
  "list with scores beside": json((n) => ({ prompt: "q", responses: list(n, String), scores: list(n, (i) => -i) }), 12),
  "list of messages": json((n) => ({ prompt: "q", responses: list(n, () => turns(2, ["assistant"])) }), 60),
  "columns of responses": json(
    (n) => ({ prompt: "q", ...Object.fromEntries(list(n, (i) => [`response_${i}`, "a"])) }),
    18,
  ),
  // Three times as many as the size asks: from about 1000 fields on V8 keeps an object in another way, and a field takes three times as long.
  "columns of prose": json(
    (n) => ({ prompt: "q", response: "a", ...Object.fromEntries(list(n, (i) => [`zq${i}`, "a text that is as long as prose is"])) }), // prettier-ignore
    15,
  ),
  "one question, many answers": json((n) => ({ messages: turns(n, ["assistant"]) }), 34),
  "no question, many answers": json((n) => ({ messages: turns(n, ["assistant"]).slice(1) }), 34),
  "question and answer, often": json((n) => ({ messages: turns(n, ["user", "assistant"]) }), 34),
  "calls of tools": json((n) => ({ messages: turns(n, ["assistant", "tool"], "a ".repeat(200)) }), 440),
  "judged conversation": json((n) => ({ messages: turns(n, ["assistant", "tool"]), label: true }), 34),
  "a long question, many answers": json(
    (n) => ({ messages: [{ role: "user", content: "q ".repeat(10 * n) }, ...turns(n, ["assistant"]).slice(1)] }),
    54,
  ),
  "parts of a message": json(
    (n) => ({ messages: [{ role: "user", content: list(n, () => ({ type: "text", text: "a" })) }] }),
    27,
  ),
  "conversations that were voted on": json(
    (n) => ({
      conversation_a: turns(n, ["assistant", "user"]),
      conversation_b: turns(n, ["assistant", "user"]),
      winner: "model_a",
    }),
    68,
  ),
  annotations: json(
    (n) => ({
      data: { prompt: "q", text1: "a", text2: "b" },
      annotations: list(n, () => ({ result: [{ type: "pairwise", value: { selected: "left" } }] })),
    }),
    60,
  ),
  "chosen and rejected conversations": json(
    (n) => ({
      chosen: [...turns(n, ["assistant", "user"]), ...turns(2, ["assistant"])],
      rejected: turns(n, ["assistant", "user"]),
    }),
    68,
  ),
  transcripts: json((n) => {
    const said = "\n\nHuman: a\n\nAssistant: b".repeat(n);
    return { chosen: `${said}c`, rejected: `${said}d` };
  }, 60),
  "the same beginning": json((n) => ({ chosen: `${"a ".repeat(n)}b`, rejected: `${"a ".repeat(n)}c` }), 4),
  "one long word": json((n) => ({ chosen: `${"a".repeat(n)}b`, rejected: `${"a".repeat(n)}c` }), 2),
  blanks: json((n) => ({ prompt: " ".repeat(n), chosen: " ".repeat(n), rejected: "b" }), 2),
  escapes: json((n) => ({ prompt: "q", chosen: "\u0001".repeat(n), rejected: '"'.repeat(n) }), 8),
  "other fields": json(
    (n) => ({ ...Object.fromEntries(list(n, (i) => [`f${i}`, null])), prompt: "q", response: "a" }),
    12,
  ),
  "the same field, often": (size) => `{${'"prompt":"q",'.repeat(size / 13)}"chosen":"a","rejected":"b"}`,
  "deep nesting": (size) => `{"x":${"[".repeat(size / 2)}${"]".repeat(size / 2)},"prompt":"q","response":"a"}`,
};
