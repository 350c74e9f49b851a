/** Writes schemas: `node scripts/make/build-schema.ts`, after a change of src/store/log/record.ts or src/verify/expectations/schema.ts. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { root } from "../lib/paths.ts";
import { preferencesSchema } from "../lib/docs/preferences-schema.ts";
import { rewardSchema } from "../lib/docs/reward-schema.ts";

await mkdir(join(root, "schemas"), { recursive: true });
for (const [name, schema] of Object.entries({ preferences: preferencesSchema(), reward: rewardSchema() })) {
  const path = join(root, "schemas", `${name}.schema.json`);
  await writeFile(path, await format(schema, { ...(await resolveConfig(path)), parser: "json" }));
}
