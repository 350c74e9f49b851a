import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Frame, Page } from "playwright-core";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * What axe finds wrong with a page, each with its elements. The page's policy lets no script in but its own: axe comes by the debugger's
 * way. Of what is right it lists one element for each rule, in half the time of listing all.
 */
export async function violations(page: Page | Frame): Promise<string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate(
    () => Reflect.get(globalThis, "axe").run(document, { resultTypes: ["violations"] }) as Promise<AxeResults>,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${JSON.stringify(target)}: ${failureSummary}`),
  );
}
