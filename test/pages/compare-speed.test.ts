import { describe, expect, it, vi } from "vitest";
import { aBrowser } from "../support/pages/in-browser.ts";
import { readLog } from "../unit/store/log/read-log.ts";

vi.mock("vscode", () => import("../unit/extension/fake-vscode.ts"));
const { openPanel } = await import("../support/pages/compare-harness.ts");

const CHOICES = 20;
const answer = (word: string) =>
  Array.from(
    { length: 12 },
    (_, i) => `${i + 1}. **${word}** ${i}, as \`code\` has it\n\n\`\`\`js\nlet ${word}${i} = "${i}";\n\`\`\``,
  ).join("\n\n");
const pairs = Array.from({ length: CHOICES + 1 }, (_, i) => ({
  query: `query ${i}`,
  responses: [answer(`first${i}x`), answer(`second${i}x`)] as const,
}));

const browser = await aBrowser();

describe("from an answer to the next pair", () => {
  it("stores each answer and shows the next pair, in the time that it prints", async () => {
    const { page, run, log } = await openPanel(browser, { pairs });
    await page.exposeFunction("answer", () => run!.answerShown("one"));
    const times: number[] = [];
    for (let i = 0; i < CHOICES; i++) {
      await page.locator("rewardlens-compare[data-shown]").waitFor();
      times.push(
        await page.evaluate(async () => {
          const app = document.querySelector("rewardlens-compare") as HTMLElement & {
            updateComplete: Promise<unknown>;
          };
          const query = () =>
            app.shadowRoot!.querySelector("rewardlens-pair")!.shadowRoot!.querySelector("rewardlens-query")!.shadowRoot!
              .textContent;
          const [before, start] = [query(), performance.now()];
          delete app.dataset["shown"];
          void Reflect.get(window, "answer")();
          for (;;) {
            const frame = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
            if (query() !== before) return frame - start;
          }
        }),
      );
    }
    expect((await readLog(log)).records).toHaveLength(CHOICES);
    const sorted = times.toSorted((a, b) => a - b);
    const shown = [sorted[CHOICES / 2], sorted.at(-1)!].map((ms) => `${ms.toFixed(0)} ms`);
    console.log(
      `From the answer to the frame with the next pair, ${CHOICES} choices: median ${shown[0]}, most ${shown[1]}`,
    );
    await page.close();
  });
});
