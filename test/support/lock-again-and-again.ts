/**
 * Locks a place as often as its argument says, and each time leaves the lock as a process would that was killed, or lets it go. Prints how often it
 * was refused, and fails where another process had the place at the same time.
 */
import { open, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { seededRandom } from "../../src/core/math/random.ts";
import { lock, unlock } from "../../src/scale/lock.ts";
import { thisProcess } from "../../src/store/files/staging.ts";
import { StoreError } from "../../src/store/files/store-error.ts";

const [out, times] = process.argv.slice(2);
const random = seededRandom(process.pid);
const killed = thisProcess.replace(/\d+$/, "999999999");
let refused = 0;

// Both begin when both are there.
await writeFile(`${out}.ready-${process.pid}`, "");
while ((await readdir(dirname(out))).filter((name) => name.includes(".ready-")).length < 2);

for (let done = 0; done < Number(times);) {
  try {
    await lock(out);
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== "no-access") throw error;
    refused++;
    continue;
  }
  await (await open(`${out}.owner`, "wx")).close(); // fails where another process has the place
  await new Promise((resolve) => setImmediate(resolve));
  await rm(`${out}.owner`);
  if (random() < 0.5) await unlock(out);
  else {
    await writeFile(`${out}-${process.pid}`, killed);
    await rename(`${out}-${process.pid}`, `${out}.part.lock`);
  }
  done++;
}
console.log(refused);
