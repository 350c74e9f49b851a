/** Changes that make a response neither better nor worse. Why these: docs/decisions/099-is-the-judge-sound.md. */
import { shuffled } from "../../../core/math/random.ts";
import type { Edit } from "./edit.ts";
import { outsideCode, outsideFences, withOneWord } from "./prose.ts";

const BOLD = /(\*\*|__)(?=\S)([^\n*_]+?)\1/g;

/** Each contraction with what it is short for. */
const CONTRACTIONS: readonly (readonly [short: string, long: string])[] = [
  ["don't", "do not"],
  ["doesn't", "does not"],
  ["isn't", "is not"],
  ["aren't", "are not"],
  ["didn't", "did not"],
  ["wasn't", "was not"],
  ["can't", "cannot"],
  ["won't", "will not"],
  ["it's", "it is"],
  ["you're", "you are"],
  ["that's", "that is"],
  ["I'm", "I am"],
  ["you'll", "you will"],
];

export const HARMLESS: readonly Edit[] = [
  { name: "blank", change: (response) => `${response} \n` },
  { name: "quotes", change: (response) => outsideCode(response, otherQuotes) },
  { name: "typo", change: (response, _, random) => withOneWord(response, random, (word) => swapped(word, random())) },
  { name: "case", change: (response, _, random) => withOneWord(response, random, otherCase) },
  { name: "plain", change: (response) => plain(response) },
  { name: "list-order", change: otherOrder },
  { name: "bold-added", change: (response, _, random) => withOneWord(response, random, (word) => `**${word}**`) },
  { name: "bold-removed", change: (response) => outsideCode(response, (prose) => prose.replace(BOLD, "$2")) },
  { name: "bullets", change: (response) => outsideFences(response, otherBullets) },
  {
    name: "spacing",
    change: (response) => outsideFences(response, (prose) => prose.replace(/\n\n(?=[^\n])/g, "\n\n\n")),
  },
  { name: "dashes", change: (response) => outsideCode(response, otherDashes) },
  { name: "contractions", change: (response) => outsideCode(response, otherContractions) },
];

function otherQuotes(prose: string): string {
  if (/[“”‘’]/.test(prose)) return prose.replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
  return prose
    .replace(/(^|[\s([])"/g, "$1“")
    .replaceAll('"', "”")
    .replace(/(^|[\s([])'/g, "$1‘")
    .replaceAll("'", "’");
}

/** Two letters inside of a word in each other's place; undefined where that gives the same word. */
function swapped(word: string, share: number): string | undefined {
  const letters = Array.from(word);
  const at = 1 + Math.floor(share * (letters.length - 3));
  if (letters[at] === letters[at + 1]) return undefined;
  [letters[at], letters[at + 1]] = [letters[at + 1], letters[at]];
  return letters.join("");
}

function otherCase(word: string): string | undefined {
  const [first, ...rest] = Array.from(word);
  const other = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase();
  return other === first ? undefined : other + rest.join("");
}

/** The same words without Markdown; what a plain text has too, numbers and "-" before items, stays. */
function plain(response: string): string {
  return response
    .split("\n")
    .filter((line) => !/^ {0,3}(?:```|~~~)/.test(line))
    .map((line) =>
      line
        .replace(/^ {0,3}#{1,6} +/, "")
        .replace(/^( *)[*+] +/, "$1- ")
        .replace(/^ {0,3}> ?/, "")
        .replace(BOLD, "$2")
        .replace(/\[([^\][\n]+)\]\([^()\s]*\)/g, "$1")
        .replaceAll("`", ""),
    )
    .join("\n");
}

const ITEM = /^[-*+] +\S/;

/** Items of each list without numbers in another order; a list with an item of several lines stays. */
function otherOrder(response: string, _query: string, random: () => number): string {
  return outsideFences(response, (prose) => {
    const lines = prose.split("\n");
    const result: string[] = [];
    for (let i = 0; i < lines.length;) {
      let end = i;
      while (end < lines.length && ITEM.test(lines[end])) end++;
      const continues = end < lines.length && /^\s+\S/.test(lines[end]);
      const items = lines.slice(i, end);
      if (items.length < 2 || continues) {
        end = Math.max(end, i + 1);
        result.push(...lines.slice(i, end));
      } else {
        const drawn = shuffled(items, random);
        result.push(...(drawn.join("\n") === items.join("\n") ? [...items.slice(1), items[0]] : drawn));
      }
      i = end;
    }
    return result.join("\n");
  });
}

const otherBullets = (prose: string): string =>
  prose.replace(/^( *)([-*]) +(?=\S)/gm, (_, indent: string, sign: string) => `${indent}${sign === "-" ? "*" : "-"} `);

const otherDashes = (prose: string): string =>
  /[–—]/.test(prose) ? prose.replace(/ ?[–—] ?/g, " - ") : prose.replaceAll(" - ", " — ");

function otherContractions(prose: string): string {
  const short = CONTRACTIONS.reduce((text, [from, to]) => text.replaceAll(from, to), prose.replaceAll("’", "'"));
  if (short !== prose.replaceAll("’", "'")) return short;
  return CONTRACTIONS.reduce((text, [to, from]) => text.replaceAll(` ${from} `, ` ${to} `), prose);
}
