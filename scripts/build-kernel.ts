/** Writes src/core/math/kernel-bytes.ts: `node scripts/build-kernel.ts`, after a change of src/core/math/kernel.wat. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { kernelModule } from "./lib/kernel-module.ts";
import { root } from "./lib/paths.ts";

await writeFile(join(root, "src", "core", "math", "kernel-bytes.ts"), await kernelModule());
