import * as z from "zod";
import { SCHEMA } from "../../../src/store/log/migrations.ts";
import { recordSchemas } from "../../../src/store/log/record.ts";

/** JSON Schema (draft 2020-12) of one line of preferences.jsonl, from the schema that the program reads it with. */
export function preferencesSchema(): string {
  const { preference, revision, withdrawal } = recordSchemas;
  const schema = z.toJSONSchema(z.union([preference, revision, withdrawal]), {
    io: "input",
    override: ({ jsonSchema, path }) => {
      if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
      delete jsonSchema.readOnly; // says it about the program's objects, not about the file
      // Lines of earlier versions are read as well.
      if (path.slice(-2).join() === "properties,schema") {
        delete jsonSchema.const;
        jsonSchema.enum = Array.from({ length: SCHEMA }, (_, i) => i + 1);
      }
    },
  });
  const { $schema, ...rest } = schema;
  const about = {
    title: "Reward Lens: one line of .rewardlens/preferences.jsonl",
    description:
      "The log has one JSON object per line and only grows: a choice, a revision of a choice, or a withdrawal of either. Fields that are not named here are kept.",
  };
  return `${JSON.stringify({ $schema, ...about, ...rest }, null, 2)}\n`;
}
