/**
 * Makes src/core/features/word-order-table.ts and damage/letter-order-table.ts: which kinds of words are side by side in people's texts more or less
 * often than by chance, and how often each letter follows another. No labels enter, no set without a licence, and no query that is kept for
 * measuring damage.
 *
 *     node scripts/make/build-word-order.ts [folder of the sets, default where fetch-data.ts puts them]
 *
 * Deterministic: same files, same bytes.
 */
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { LETTERS, lettersOf } from "../../src/core/features/damage/spelling.ts";
import { wordStatistics } from "../../src/core/features/text-statistics.ts";
import { classesOf, WORD_CLASSES } from "../../src/core/features/word-classes.ts";
import { textsOfPairs } from "../lib/general/general-data.ts";
import { isHeldOut } from "../lib/general/made-pairs.ts";
import { readPeople } from "../lib/measure/people.ts";
import { dataFolder } from "../lib/paths.ts";

const ROOT = resolve(import.meta.dirname, "..", "..");
const data = dataFolder(process.argv[2]);
/** Sets of English answers whose licences allow it. */
const SETS = [
  ...["hh-helpful", "hh-harmless", "finegrained-qa", "oasst-100", "oasst2-en", "squality", "saf-en"],
  ...["usr-topical", "ukp", "cnndm-lqual"],
];
/** Pairs of kinds that are added to what was counted, as if by chance, for each kind: so that what is rare says little. */
const SMOOTHING = 20;
/** Steps of a nat: the table has −4 to 4 nats in whole numbers. */
const STEPS = 31;
/** The same of the table of letters, which has 0 to 15 nats. */
const LETTER_STEPS = 17;

const sets = (await readPeople(data)).filter(({ name }) => SETS.includes(name));
const counts = new Float64Array(WORD_CLASSES * WORD_CLASSES);
const letterCounts = new Float64Array(LETTERS * LETTERS);
for (const { query, response } of textsOfPairs(sets.flatMap(({ pairs }) => pairs))) {
  if (isHeldOut(query)) continue;
  const { order, starts } = wordStatistics(response);
  const classes = classesOf(order, starts);
  for (let i = 1; i < classes.length; i++) counts[classes[i - 1] * WORD_CLASSES + classes[i]]++;
  for (const word of order) {
    const letters = lettersOf(word) ?? [];
    for (let i = 1; i < letters.length; i++) letterCounts[letters[i - 1] * LETTERS + letters[i]]++;
  }
}
const total = counts.reduce((sum, n) => sum + n, 0);
const kinds = Array.from({ length: WORD_CLASSES }, (_, k) => k);
const before = kinds.map((a) => kinds.reduce((sum, b) => sum + counts[a * WORD_CLASSES + b], 0) / total);
const after = kinds.map((b) => kinds.reduce((sum, a) => sum + counts[a * WORD_CLASSES + b], 0) / total);
const table = Int8Array.from(counts, (n, at) => {
  const chance = before[Math.floor(at / WORD_CLASSES)] * after[at % WORD_CLASSES];
  const added = SMOOTHING * WORD_CLASSES;
  const nats = Math.log((n + added * chance) / ((total + added) * chance));
  return Math.round(STEPS * Math.max(-4, Math.min(4, nats)));
});
const file = join(ROOT, "src", "core", "features", "word-order-table.ts");
await writeFile(
  file,
  `/** Made by scripts/make/build-word-order.ts. log P(a, b) / P(a)P(b) of kinds of words side by side, ${STEPS} steps a nat, row-major, Int8 in base64. */\n` +
    `export const STEPS_PER_NAT = ${STEPS};\nexport const WORD_ORDER =\n  "${Buffer.from(table.buffer).toString("base64")}";\n`,
);
console.log(`${total} pairs of words, ${WORD_CLASSES} kinds: ${file}`);

const ofLetter = Array.from({ length: LETTERS }, (_, a) =>
  letterCounts.subarray(a * LETTERS, (a + 1) * LETTERS).reduce((sum, n) => sum + n, LETTERS),
);
const letterTable = Uint8Array.from(letterCounts, (n, at) =>
  Math.min(255, Math.round(-LETTER_STEPS * Math.log((n + 1) / ofLetter[Math.floor(at / LETTERS)]))),
);
const letterFile = join(ROOT, "src", "core", "features", "damage", "letter-order-table.ts");
await writeFile(
  letterFile,
  `/** Made by scripts/make/build-word-order.ts. −log P(b | a) of letters side by side, ${LETTER_STEPS} steps a nat, row-major, Uint8 in base64. */\n` +
    `export const STEPS_PER_NAT = ${LETTER_STEPS};\nexport const LETTER_ORDER =\n  "${Buffer.from(letterTable.buffer).toString("base64")}";\n`,
);
console.log(`${letterCounts.reduce((sum, n) => sum + n, 0)} pairs of letters: ${letterFile}`);
