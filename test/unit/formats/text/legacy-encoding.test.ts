import { describe, expect, it, test } from "vitest";
import { readFileBytes } from "../../../../src/formats/read-file.ts";
import { decodeText } from "../../../../src/formats/text/decode-text.ts";
import { encodeLegacy } from "../../../support/encode-legacy.ts";
import { strict } from "../reading.ts";

/** A question with a better and a worse answer, by language. */
const pairs = {
  Chinese: ["新西兰的首都是哪里？", "惠灵顿是新西兰的首都，位于北岛的南端。", "可能是奥克兰，也可能是别的城市。"],
  "Chinese of Taiwan": ["請問紐西蘭的首都在哪裡？", "威靈頓是首都，位於北島的南端。", "可能是奧克蘭，誰知道呢。"],
  Japanese: ["首都はどこですか？", "ウェリントンは首都で、北島の南端にあります。", "別の都市かもしれません。"],
  Korean: ["뉴질랜드의 수도는 어디입니까?", "웰링턴은 뉴질랜드의 수도입니다.", "다른 도시일 수도 있습니다."],
  Russian: ["Как называется столица?", "Веллингтон находится на юге Северного острова.", "Может быть, другой город."],
  German: [
    "Wie heißt die Hauptstadt?",
    "Wellington – im Süden der Nordinsel, sehr schön.",
    "Keine Ahnung, für mich Auckland.",
  ],
  French: [
    "Où est la capitale ?",
    "L’île du Nord, à l’extrémité sud : c’est Wellington.",
    "Peut-être Auckland, qui sait.",
  ],
  Spanish: ["¿Cuál es la capital?", "Wellington, situada en el sur; mañana más información.", "Quizás Auckland."],
  Polish: ["Jaka jest stolica?", "Wellington leży na południowym krańcu Wyspy Północnej.", "Może żółw wie."],
  English: ["What’s the capital?", "It’s Wellington – at the southern tip.", "I don’t know."],
} as const;

const q = (text: string) => JSON.stringify(text);
/** Files of a pair in each type, among English ones in the last. */
const files = {
  "pair.json": ([prompt, chosen, rejected]: readonly string[]) =>
    JSON.stringify([{ prompt, chosen, rejected }], null, 2),
  "pair.jsonl": ([prompt, chosen, rejected]: readonly string[]) => `${JSON.stringify({ prompt, chosen, rejected })}\n`,
  "pair.csv": (pair: readonly string[]) => `prompt,chosen,rejected\n${pair.map(q).join(",")}\n`,
  "pair.yaml": ([prompt, chosen, rejected]: readonly string[]) =>
    `- prompt: ${q(prompt)}\n  chosen: ${q(chosen)}\n  rejected: ${q(rejected)}\n`,
  "among others.csv": (pair: readonly string[]) =>
    [
      "prompt,chosen,rejected",
      ...Array<string>(40).fill('"What is it?","It is a thing.","No idea."'),
      pair.map(q),
    ].join("\n"),
};

const encodings: readonly (readonly [keyof typeof pairs, string, string])[] = [
  ["Chinese", "gb18030", "GB18030"],
  ["Chinese of Taiwan", "big5", "Big5"],
  ["Japanese", "shift_jis", "Shift_JIS"],
  ["Japanese", "euc-jp", "EUC-JP"],
  ["Korean", "euc-kr", "EUC-KR"],
  ["Russian", "windows-1251", "Windows-1251"],
  ["Russian", "koi8-r", "KOI8-R"],
  ["German", "windows-1252", "Windows-1252"],
  ["French", "windows-1252", "Windows-1252"],
  ["Spanish", "windows-1252", "Windows-1252"],
  ["Polish", "windows-1250", "ISO-8859-2"],
  ["English", "windows-1252", "Windows-1252"],
];

describe.each(encodings)("%s in %s", (language, encoding, name) => {
  test.each(Object.keys(files) as (keyof typeof files)[])(
    "is read from %s, and its encoding is named",
    async (file) => {
      const pair = pairs[language];
      const { samples, problems } = await readFileBytes(encodeLegacy(files[file](pair), encoding), file);
      const last = samples.at(-1)!;
      expect([last.query, ...last.responses.map(({ text }) => text)]).toEqual(pair);
      expect(strict(last.judgements)).toEqual([[0, 1]]);
      expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining(`the file is read as ${name}`)]);
    },
  );
});

describe("bytes that are not UTF-8", () => {
  it("name the encodings that they may be of where several are as likely", () => {
    const { text, problems } = decodeText(encodeLegacy("question,answer\nWhy,新西兰的首都\n", "gb18030"));
    expect(problems).toEqual([{ line: 2, message: expect.stringMatching(/may be .*GB18030.*Save the file as UTF-8/) }]);
    expect(text).toContain("\uFFFD");
  });

  it("are marked where the rest of the file is UTF-8", () => {
    const bytes = Buffer.concat([Buffer.from("schön, größer, über, für, ärger "), Buffer.from([0xe4, 0x20, 0xf6])]);
    const { text, problems } = decodeText(bytes);
    expect(text).toBe("schön, größer, über, für, ärger \uFFFD \uFFFD");
    expect(problems[0].message).toContain("read as \uFFFD");
  });

  it("are one letter of Windows in an English file", () => {
    const { text } = decodeText(
      encodeLegacy(`prompt,response\n${"Where is it?,In the café.\n".repeat(3)}`, "windows-1252"),
    );
    expect(text).toContain("In the café.");
  });
});
