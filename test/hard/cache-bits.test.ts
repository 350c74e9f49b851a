import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { seededRandom } from "../../src/core/math/random.ts";
import { openCache } from "../../src/encoder/cache/cache.ts";

const ROWS = 40;
const FLIPS = 2000;
const text = (i: number) => ({ query: "q", response: `${i}` });
const phiOf = (i: number) => Float32Array.from({ length: 64 }, (_, j) => Math.sin(i + j));

it("whatever bits of the file are flipped, a cache gives what was written, or nothing", async () => {
  const folder = await mkdtemp(join(tmpdir(), "rewardlens-bits-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const whole = join(folder, "whole.sqlite");
  const cache = await openCache(whole, "e", { dimension: 64 });
  for (let i = 0; i < ROWS; i++) cache.set(text(i), phiOf(i));
  cache.close();
  const bytes = await readFile(whole);
  const random = seededRandom(5);
  let [found, lost] = [0, 0];
  for (let flip = 0; flip < FLIPS; flip++) {
    const file = join(folder, "flipped.sqlite");
    for (const end of ["-wal", "-shm"]) await rm(file + end, { force: true });
    await copyFile(whole, file);
    const damaged = Buffer.from(bytes);
    for (let i = 0; i <= flip % 4; i++) damaged[Math.floor(random() * bytes.length)] ^= 1 << Math.floor(random() * 8);
    await writeFile(file, damaged);
    const opened = await openCache(file, "e", { dimension: 64 });
    for (let i = 0; i < ROWS; i++) {
      const phi = opened.get(text(i));
      if (phi) expect(phi, `flip ${flip}, row ${i}`).toEqual(phiOf(i));
      if (phi) found++;
      else lost++;
    }
    opened.close();
  }
  console.log(`${FLIPS} damaged files: ${found} rows whole, ${lost} to be computed again, none wrong`);
  expect(found).toBeGreaterThan(lost);
  expect(lost).toBeGreaterThan(0);
});
