import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";

/** Between two looks at the memory, in ms: a look reads of every thread of Spark, some hundreds, which processes it has started. */
const LOOKS = 1000;

export interface Measured {
  readonly seconds: number;
  /** Largest sum of the memory of the process and of those that it started, bytes. */
  readonly peak: number;
  /** What it printed. */
  readonly out: string;
}

/** Runs a program to its end. @throws with what it said where it fails */
export async function measured(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Measured> {
  const start = performance.now();
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let peak = 0;
  const looks = setInterval(() => void memoryOf(child.pid!).then((now) => (peak = Math.max(peak, now))), LOOKS);
  const ended = once(child, "exit") as Promise<[number | null]>;
  const [out, said, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  clearInterval(looks);
  if (code !== 0) throw new Error(said.slice(-4000));
  return { seconds: (performance.now() - start) / 1000, peak, out };
}

/** Bytes of a process and of those that it started; 0 where the system does not say (only Linux does). */
async function memoryOf(pid: number): Promise<number> {
  try {
    const status = await readFile(`/proc/${pid}/status`, "utf8");
    const own = 1024 * Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
    const tasks = await readdir(`/proc/${pid}/task`);
    const lists = await Promise.all(tasks.map((task) => readFile(`/proc/${pid}/task/${task}/children`, "utf8")));
    const children = await Promise.all(lists.join(" ").split(" ").filter(Boolean).map((child) => memoryOf(Number(child)))); // prettier-ignore
    return children.reduce((sum, size) => sum + size, own);
  } catch {
    return 0; // it has ended
  }
}
