import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { LOCKED } from "../../../../src/encoder/cache/cache.ts";

const ROUNDS = 25;
const PROCESSES = 4;

it.skipIf(!isBuiltin("node:sqlite"))(
  "processes that open a new cache together all get it",
  { timeout: 60_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "rewardlens-cache-"));
    const execArgv = ["--experimental-strip-types", "--no-warnings"];
    const children = Array.from({ length: PROCESSES }, () =>
      fork(join(import.meta.dirname, "open-caches.ts"), { execArgv }),
    );
    onTestFinished(async () => {
      await Promise.all(children.map((child) => (child.disconnect(), once(child, "exit"))));
      await rm(folder, { recursive: true });
    });
    const answers = () => Promise.all(children.map(async (child) => (await once(child, "message"))[0] as unknown));
    expect(await answers()).toEqual(children.map(() => "ready"));
    for (let round = 0; round < ROUNDS; round++) {
      const answered = answers();
      for (const child of children) child.send(join(folder, `${round}.sqlite`));
      for (const { status, found } of (await answered) as { status: string; found: boolean }[]) {
        expect(status, `round ${round}`).toMatch(/^on disk/);
        // On a busy machine one write may wait too long for another process's: it is passed over, and the status says so.
        expect(found || status.includes(LOCKED), `round ${round}: ${status}`).toBe(true);
      }
    }
  },
);
