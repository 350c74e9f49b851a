import { readFile } from "node:fs/promises";
import { join } from "node:path";
import wabt from "wabt";
import { root } from "./paths.ts";

/** The TypeScript file that carries src/core/math/kernel.wat, assembled. @throws where the text does not assemble. */
export async function kernelModule(): Promise<string> {
  const { parseWat } = await wabt();
  const text = await readFile(join(root, "src", "core", "math", "kernel.wat"), "utf8");
  const module = parseWat("kernel.wat", text, { simd: true });
  try {
    module.validate();
    const base64 = Buffer.from(module.toBinary({}).buffer).toString("base64");
    return `/** kernel.wat, assembled by \`node scripts/build-kernel.ts\`, in base64. */\nexport const KERNEL =\n  "${base64}";\n`;
  } finally {
    module.destroy();
  }
}
