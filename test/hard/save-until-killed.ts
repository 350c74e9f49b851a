/** Saves one head after the other over the same folder and reports each: a writer of head-kill.hard.test.ts. */
import { join } from "node:path";
import { saveHead } from "../../src/store/heads/save-head.ts";
import { openHeadRegistry } from "../../src/store/heads/head-registry.ts";
import { aHead } from "../unit/store/heads/a-head.ts";

const [folder, name] = process.argv.slice(2);
const registry = openHeadRegistry(folder);
const numbers = new Float32Array((300 * 301) / 2).fill(0.5);
process.send!("ready");
for (let i = 0; ; i++) {
  const card = { ...aHead(`${name}-${i}`).card, dimension: 300 };
  const [weights, mean] = [new Float32Array(300), new Float32Array(300)];
  const head = { card, weights, bias: 0, mean, covariance: numbers, agreed: numbers };
  await saveHead(join(folder, "mine"), head);
  await registry.save({ ...head, card: { ...card, id: "kept" } });
  await registry.rename("kept", `name ${i}`);
}
