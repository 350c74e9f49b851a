import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import formats from "ajv-formats";

const SCHEMA = "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
/** Checks JSON by the schema of SARIF 2.1.0. */
export const sarifValidator = async () => {
  const schema = JSON.parse(await readFile(createRequire(import.meta.url).resolve(SCHEMA), "utf8")) as object;
  // It is of draft 4, of which it uses nothing that later drafts read otherwise, beside its own name; a pattern is not for Unicode mode.
  const { properties, definitions, required, additionalProperties } = schema as Record<string, unknown>;
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  formats.default(ajv);
  return ajv.compile({ type: "object", properties, definitions, required, additionalProperties });
};
