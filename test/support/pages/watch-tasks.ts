import type { Page } from "playwright-core";

/** Notes the longest time in which the page could do nothing else, in ms. */
export async function watchTasks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    let last = performance.now();
    const longest = { ms: 0 };
    const tick = () => {
      const now = performance.now();
      longest.ms = Math.max(longest.ms, now - last);
      last = now;
      setTimeout(tick, 0);
    };
    tick();
    Object.assign(window, { longest });
  });
  return () => page.evaluate(() => (Reflect.get(window, "longest") as { ms: number }).ms);
}
