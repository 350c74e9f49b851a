import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { canonicalJson } from "../../src/store/files/canonical-json.ts";
import { seededRandom } from "../../src/core/math/random.ts";
import { parseLog } from "../../src/store/log/parse-log.ts";
import { openPreferenceLog, preferencesPath } from "../../src/store/log/preference-log.ts";
import { PreferenceStore } from "../../src/store/log/preference-store.ts";
import { preference } from "../support/preference.ts";

const FLIPS = 4000;
const SEED = 20261130;

/** A log with every kind of record, texts of every kind, and fields that few records have. */
async function aLog(folder: string): Promise<Buffer> {
  const log = openPreferenceLog(folder);
  const texts = ["plain", "Größe 😀 \ud800", 'quotes " and \\ and \n', "$(x) <b> \u2028"];
  const ids: string[] = [];
  for (const [i, text] of texts.entries()) {
    const rare = i % 2 === 0 ? { tags: ["short", text], weight: 0.5, ranking: { id: "r", size: 4 } } : { edited: true };
    ids.push((await log.append(preference(text, { responses: [text, `${i}`], reason: text, ...rare }))).id);
    ids.push((await log.append(preference(`${text} again`, { seconds: 0.1 * i, source: "a/b.md" }))).id);
  }
  const revision = await log.revise(ids[0], { choice: "tie", strength: 2, reason: "é", tags: ["t"] }, "me");
  await log.withdraw(ids[1], "me");
  await log.withdraw(revision.id, "me");
  return fs.readFile(log.path);
}

it(`notices every one of ${FLIPS} flipped bits, and loses no more than the lines they are in`, async () => {
  const folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-bits-"));
  try {
    const whole = await aLog(folder);
    const known = new Set(parseLog(whole.toString("utf8")).records.map((record) => canonicalJson(record)));
    const random = seededRandom(SEED);
    let unseen = 0;
    for (let flip = 0; flip < FLIPS; flip++) {
      const bit = Math.floor(8 * whole.length * random());
      const bytes = Buffer.from(whole);
      bytes[bit >> 3] ^= 1 << (bit & 7);
      const { records, problems } = parseLog(bytes.toString("utf8"));
      const kept = records.filter((record) => known.has(canonicalJson(record)));
      expect(kept.length, `bit ${bit}: nothing is read that was never written`).toBe(records.length);
      // A newline that was changed joins two lines.
      expect(kept.length, `bit ${bit}`).toBeGreaterThanOrEqual(known.size - 2);
      if (kept.length < known.size) expect(problems.length, `bit ${bit} is reported`).toBeGreaterThan(0);
      else unseen++;
      if (flip % 20 > 0) continue;
      // The store reads lines another way, without their responses.
      await fs.writeFile(preferencesPath(folder), bytes);
      const store = new PreferenceStore(folder);
      await store.refresh();
      expect(store.problems.map(({ line }) => line)).toEqual(problems.map(({ line }) => line));
    }
    expect(unseen, "flips that change nothing of what a record says").toBeLessThan(FLIPS / 100);
    console.log(`${FLIPS} flips: ${FLIPS - unseen} reported by line, ${unseen} that change nothing`);
  } finally {
    await fs.rm(folder, { recursive: true });
  }
});
