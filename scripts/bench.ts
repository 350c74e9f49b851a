/**
 * `npm run bench`: our figures beside named peers, in one run on one machine. Machines are noisy: read the ratios.
 * Peers that are missing are named as missing. See scripts/bench/peers.py for what Python needs.
 */
import { cpus } from "node:os";
import { benchEditor } from "./bench/editor.ts";
import { benchEncoder } from "./bench/encoder.ts";
import { benchFit } from "./bench/fit.ts";
import { benchLog } from "./bench/log.ts";
import { benchReading } from "./bench/reading.ts";
import { benchScale } from "./bench/scale.ts";
import { benchUpdate } from "./bench/update.ts";
import { benchVerify } from "./bench/verify.ts";
import { benchWhatIf } from "./bench/what-if.ts";

const parts = {
  encoder: benchEncoder,
  fit: benchFit,
  update: benchUpdate,
  log: benchLog,
  reading: benchReading,
  verify: benchVerify,
  scale: benchScale,
  "what-if": benchWhatIf,
  editor: benchEditor,
};
const wanted = process.argv.slice(2);
console.log(`${cpus()[0].model}, ${cpus().length} cores, Node ${process.version}`);
for (const [name, bench] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${name}`);
  for (const { what, value, ratio } of await bench()) {
    console.log(`  ${what.padEnd(66)} ${value.padStart(14)}${ratio ? `  ours is ${ratio} ×` : ""}`);
  }
}
