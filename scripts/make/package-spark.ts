// Makes the archive that travels with a Spark job, for `--archives`: `npm run package:spark` for this platform,
// `-- --target linux-arm64` for another one. See docs/scale.md.
import { mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import manifest from "../../package.json" with { type: "json" };
import { build } from "../lib/build.ts";
import { root } from "../lib/paths.ts";
import { targets } from "../lib/stage/stage-runtime.ts";
import { FACTS, stageWorker } from "../lib/stage/stage-worker.ts";
import { packFolder } from "../lib/install/tar.ts";

const { values } = parseArgs({ options: { target: { type: "string" }, out: { type: "string" } } });
const known = await targets();
const wanted = values.target ?? `${process.platform}-${process.arch}`;
const target = known.find((one) => one === wanted);
if (target === undefined)
  throw new Error(`There is no native build for ${wanted}. Choose one of ${known.join(", ")} with --target.`);

await build();
const out = resolve(values.out ?? join(root, `rewardlens-spark-${manifest.version}-${target}.tar.gz`));
const stage = await mkdtemp(join(tmpdir(), "rewardlens-package-"));
try {
  await stageWorker(stage, target);
  await mkdir(dirname(out), { recursive: true });
  await packFolder(stage, out, FACTS, (path) => path.startsWith("node/node"));
} finally {
  await rm(stage, { recursive: true, force: true });
}
console.log(`${relative(process.cwd(), out)}: ${((await stat(out)).size / 1e6).toFixed(1)} MB`);
