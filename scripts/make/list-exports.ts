/** `node scripts/make/list-exports.ts` prints the table of docs/export.md; with `--write` it writes it into the page. */
import { readFileSync, writeFileSync } from "node:fs";
import { exportsTable } from "../lib/docs/exports-table.ts";

if (process.argv[2] === "--write") {
  const page = new URL("../../docs/export.md", import.meta.url);
  const text = readFileSync(page, "utf8");
  writeFileSync(
    page,
    text.replace(/\| name [^]*?\|\n\n/, () => `${exportsTable()}\n\n`),
  );
} else console.log(exportsTable());
