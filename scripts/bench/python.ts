import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import * as z from "zod";
import { root } from "../lib/paths.ts";

const run = promisify(execFile);
const Answer = z.union([z.object({ missing: z.string() }), z.record(z.string(), z.number())]);

/** Runs one part of peers.py; a package that is not installed comes back as `missing`. */
export async function peer(part: string, ...values: string[]): Promise<{ missing: string } | Record<string, number>> {
  const own = join(root, ".venv", "bin", "python");
  const python = process.env.REWARD_LENS_PYTHON ?? (existsSync(own) ? own : "python3");
  const { stdout } = await run(python, [join(root, "scripts", "bench", "peers.py"), part, ...values], {
    maxBuffer: 1e8,
  });
  return Answer.parse(JSON.parse(stdout.trim().split("\n").at(-1)!));
}
