import { Disposable } from "vscode";
import type { Services } from "../services/services.ts";
import { registerCommands } from "../window/commands.ts";
import { MarkdownPage } from "../window/markdown-page.ts";
import { verifyCurrentModel } from "./verify-current-model.ts";
import { soundnessMessages } from "./soundness-messages.ts";

/** Verify Model: whether the model that scores is sound, as a page. */
export function registerSoundness(services: Services): Disposable {
  const page = new MarkdownPage("reward-lens-soundness", `/${soundnessMessages.page()}.md`);
  let running = false;
  const commands = registerCommands(services.log, {
    verifyModel: async (model, file) => {
      if (running) return undefined; // its notification is there
      running = true;
      try {
        const markdown = await verifyCurrentModel(services, model, file);
        if (markdown !== undefined) await page.show(markdown);
        return markdown;
      } finally {
        running = false;
      }
    },
  });
  return Disposable.from(page, commands);
}
