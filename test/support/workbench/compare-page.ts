import type { Frame, Locator, Page } from "playwright-core";
import { webviewFrame } from "./actions.ts";

/** The Compare panel, as a person at the keyboard has it. */
export class ComparePage {
  readonly frame: Frame;
  readonly #page: Page;
  /** The showing that the last key went to. */
  #answered = "";

  private constructor(page: Page, frame: Frame) {
    this.#page = page;
    this.frame = frame;
  }

  /** Waits until the panel is there. */
  static async find(page: Page): Promise<ComparePage> {
    return new ComparePage(page, await webviewFrame(page, "rewardlens-compare"));
  }

  /** The two texts on the screen, once keys count for them: the page names each showing in `data-shown`. */
  async shown(): Promise<{ left: string; right: string }> {
    await this.#host(`[data-shown]:not([data-shown="${this.#answered}"])`).waitFor({ state: "attached" });
    // What they say in their source, however they are shown.
    const text = (place: number): Promise<string> =>
      this.frame
        .locator("rewardlens-response")
        .nth(place - 1)
        .evaluate((card) => (card as unknown as { content: { text: string } }).content.text);
    return { left: await text(1), right: await text(2) };
  }

  /** Presses a key with the panel in focus. */
  async press(key: string): Promise<void> {
    this.#answered = (await this.#host().getAttribute("data-shown")) ?? "";
    await this.frame.locator("body").focus();
    await this.#page.keyboard.press(key);
  }

  #host(condition = ""): Locator {
    return this.frame.locator(`rewardlens-compare${condition}`);
  }
}
