import { commands, window, workspace, type Disposable, type QuickPickItem } from "vscode";
import { commandIds } from "../contributions.ts";
import { messages } from "../messages.ts";
import type { Services } from "../services/services.ts";
import { ask } from "./set-query.ts";
import { registerCommand } from "../window/register.ts";
import { plainLabel } from "../window/markdown-text.ts";

interface ActionItem extends QuickPickItem {
  readonly command: string;
}

/** Show Menu, the status bar's click: what to do about the query and the head. */
export function registerShowMenu({ queries, log }: Services): Disposable {
  return registerCommand(commandIds.showMenu, log, async () => {
    const items: ActionItem[] = [
      {
        label: messages.action.changeQuery(),
        description: plainLabel(queries.query ?? ""),
        command: commandIds.setQuery,
      },
      ...(queries.query === undefined ? [] : [{ label: messages.action.clearQuery(), command: commandIds.clearQuery }]),
      { label: messages.action.selectHead(), command: commandIds.selectHead },
      { label: messages.action.showReport(), command: commandIds.showReport },
      ...(workspace.isTrusted
        ? [
            { label: messages.action.compare(), command: commandIds.compareResponses },
            { label: messages.action.train(), command: commandIds.trainRewardModel },
          ]
        : []),
    ];
    const picked = await window.showQuickPick(items, { title: messages.status.name() });
    if (picked === undefined) return;
    if (picked.command !== commandIds.setQuery) return commands.executeCommand(picked.command);
    const query = await ask(queries.query);
    if (query !== undefined) await commands.executeCommand(commandIds.setQuery, query);
  });
}
