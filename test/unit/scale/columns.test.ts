import { expect, it } from "vitest";
import { ColumnSurvey } from "../../../src/scale/columns.ts";

it("names a column that other rows have in another type than Parquet, and what to do", () => {
  const survey = new ColumnSurvey();
  survey.addColumns([{ name: "id", type: { schema: [{ name: "id", type: "INT64" }] } }]);
  expect(() => survey.addRow({ id: "seven" })).toThrow(
    'column "id" has another type than in the files before it. Convert it to one type, or write a .jsonl file',
  );
});
