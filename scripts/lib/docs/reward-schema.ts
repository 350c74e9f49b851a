import * as z from "zod";
import { fileSchema } from "../../../src/verify/expectations/schema.ts";

/** JSON Schema (draft-07, which editors know best) of a *.reward.yaml file, from the schema that verify reads it with. */
export function rewardSchema(): string {
  const { $schema, ...rest } = z.toJSONSchema(fileSchema, { io: "input", target: "draft-7" });
  const about = {
    title: "Reward Lens: expectations of responses",
    description: "Cases that rewardlens verify checks: docs/verify.md.",
  };
  return `${JSON.stringify({ $schema, ...about, ...rest }, null, 2)}\n`;
}
