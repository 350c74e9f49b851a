/** Writes schemas/preferences.schema.json: `node scripts/build-schema.ts`, after a change of src/store/log/record.ts. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { root } from "./lib/paths.ts";
import { preferencesSchema } from "./lib/preferences-schema.ts";

const path = join(root, "schemas", "preferences.schema.json");
await mkdir(join(root, "schemas"), { recursive: true });
await writeFile(path, await format(preferencesSchema(), { ...(await resolveConfig(path)), parser: "json" }));
