import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { isAlive } from "../../../src/store/files/staging.ts";
import { basename, dirname, join } from "node:path";

/**
 * Makes a folder once for this machine. It is filled beside its place and renamed, so that it is there whole or not at all, also where two
 * processes make it together. An interrupted installation leaves a folder of its own, which the next one removes.
 */
export async function installOnce(home: string, fill: (staging: string) => Promise<void>): Promise<void> {
  if (existsSync(home)) return;
  await removeAbandoned(home);
  const staging = `${home}.${process.pid}`;
  try {
    await fill(staging);
    await rename(staging, home);
  } catch (error) {
    if (!existsSync(home)) throw error; // else another process has made it meanwhile
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Removes what earlier installations left whose process is gone. */
async function removeAbandoned(home: string): Promise<void> {
  const folder = dirname(home);
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    const pid = Number(name.startsWith(`${basename(home)}.`) ? name.slice(basename(home).length + 1) : NaN);
    if (Number.isInteger(pid) && !isAlive(pid)) await rm(join(folder, name), { recursive: true, force: true });
  }
}
