import { oneAnswer, type ThreadOptions } from "./one-answer.ts";
import type { Projection } from "./project.ts";

/** Projects rows (project.ts) on a thread of its own, which ends with it. @throws as oneAnswer */
export function projectInWorker(rows: readonly Float32Array[], options: ThreadOptions): Promise<Projection> {
  return oneAnswer(rows, "The map's thread", options);
}
