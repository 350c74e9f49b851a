/**
 * `node scripts/make/list-formats.ts` prints the table of docs/formats.md; with the name of a row, what is read of its example; with
 * `--write` it writes the table into the page.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { formatExamples, formatsTable, readExample } from "../lib/docs/format-examples.ts";

const [argument] = process.argv.slice(2);
if (argument === undefined) console.log(formatsTable());
else if (argument === "--write") {
  const page = new URL("../../docs/formats.md", import.meta.url);
  const text = readFileSync(page, "utf8");
  writeFileSync(
    page,
    text.replace(/\| records [^]*\|\n/, () => `${formatsTable()}\n`),
  );
} else {
  const example = formatExamples().find(({ name }) => name === argument);
  if (example === undefined) throw new Error(`No row is called ${argument}. Without an argument the rows are listed.`);
  console.log(example.text);
  console.log(JSON.stringify(readExample(example), undefined, 2));
}
