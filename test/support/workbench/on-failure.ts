import { afterEach } from "vitest";
import { screenshot } from "./actions.ts";
import type { Workbench } from "./workbench.ts";

/** Takes a picture of what a failed test saw. Call it after the hooks that close the workbench. */
export function picturesOfFailures(workbench: () => Workbench | undefined): void {
  afterEach(async ({ task }) => {
    const page = workbench()?.page;
    if (task.result?.state !== "fail" || page === undefined) return;
    await screenshot(page, `failed-${task.name.replace(/\W+/g, "-").slice(0, 60)}`);
  });
}
