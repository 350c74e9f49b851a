import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { root } from "../../scripts/lib/paths.ts";

/** What axe finds wrong with a page, each with its elements. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(join(root, "node_modules", "axe-core", "axe.min.js"), "utf8"));
  const results = await page.evaluate(() => Reflect.get(window, "axe").run() as Promise<AxeResults>);
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}
