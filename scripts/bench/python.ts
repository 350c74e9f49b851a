import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import * as z from "zod";
import { root } from "../lib/paths.ts";

const run = promisify(execFile);
const Answer = z.union([z.object({ missing: z.string() }), z.record(z.string(), z.number())]);
export type PeerAnswer = z.infer<typeof Answer>;

const script = join(root, "scripts", "bench", "peers.py");
function python(): string {
  const own = join(root, ".venv", "bin", "python");
  return process.env.REWARD_LENS_PYTHON ?? (existsSync(own) ? own : "python3");
}

/** Runs one part of peers.py; a package that is not installed comes back as `missing`. */
export async function peer(part: string, ...values: string[]): Promise<PeerAnswer> {
  const { stdout } = await run(python(), [script, part, ...values], { maxBuffer: 1e8 });
  return Answer.parse(JSON.parse(stdout.trim().split("\n").at(-1)!));
}

/** A part of peers.py that stays, and answers each time it is asked. */
export interface StandingPeer {
  /** What it said when it was ready, or which package is missing. */
  readonly ready: PeerAnswer;
  ask(): Promise<PeerAnswer>;
  close(): void;
}

/** Starts a part of peers.py that answers one line of JSON to each line. */
export async function startPeer(part: string, ...values: string[]): Promise<StandingPeer> {
  const child = spawn(python(), [script, part, ...values], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const answer = async (): Promise<PeerAnswer> => {
    // Libraries print, too.
    for (let line = await lines.next(); !line.done; line = await lines.next())
      if (line.value.startsWith("{")) return Answer.parse(JSON.parse(line.value));
    throw new Error(`scripts/bench/peers.py ${part} ended`);
  };
  return {
    ready: await answer(),
    ask: () => (child.stdin.write("\n"), answer()),
    close: () => void child.stdin.end(),
  };
}
