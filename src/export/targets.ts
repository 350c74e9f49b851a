import type { Target } from "./target.ts";
import { argilla } from "./targets/argilla.ts";
import { axolotl } from "./targets/axolotl.ts";
import { csv } from "./targets/csv.ts";
import { ktoChat, kto } from "./targets/kto.ts";
import { llamaFactory } from "./targets/llama-factory.ts";
import { openai } from "./targets/openai.ts";
import { parquet } from "./targets/parquet.ts";
import { trlChat, trl } from "./targets/trl.ts";

/** Every kind of file that choices are exported to, in the order in which they are offered. */
export const targets: readonly Target[] = [
  trl,
  trlChat,
  kto,
  ktoChat,
  openai,
  axolotl,
  llamaFactory,
  argilla,
  csv,
  parquet,
];

export const targetOf = (name: unknown): Target | undefined => targets.find((target) => target.name === name);
