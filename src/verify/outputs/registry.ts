import type { VerifyReport } from "../result.ts";
import { ctrf } from "./ctrf.ts";
import { github } from "./github.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { sarif } from "./sarif.ts";
import { tap } from "./tap.ts";
import { text } from "./text.ts";

/** The forms of a report by name: whole files, their last line ended. */
export const OUTPUTS: Readonly<Record<string, (report: VerifyReport) => string>> = {
  text,
  tap,
  junit,
  ctrf,
  github,
  sarif,
  markdown,
};
