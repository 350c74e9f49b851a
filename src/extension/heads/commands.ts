import {
  QuickPickItemKind,
  ThemeIcon,
  window,
  workspace,
  type Disposable,
  type QuickInputButton,
  type QuickPickItem,
} from "vscode";
import type { HeadCard } from "../../core/model/head.ts";
import { starterNames } from "./starters.ts";
import { headName } from "./head-name.ts";
import { setWantedHead, wantedHead } from "./head-setting.ts";
import { messages } from "../messages.ts";
import type { HeadService } from "./head-service.ts";
import type { Services } from "../services/services.ts";
import { registerCommands, runCommand } from "../window/commands.ts";
import { plainLabel } from "../window/markdown-text.ts";
import { pickFrom } from "../window/pick.ts";
import { heldOut } from "../../report/facts.ts";
import { percent, within } from "../../report/format.ts";

interface HeadItem extends QuickPickItem {
  readonly id?: string;
}

/**
 * Select Model: a built-in one, one of this workspace, or always the newest one; or the one whose id is given. Each has a button
 * that pins it for the workspace, a folder or a language.
 */
export function registerHeadCommands({ heads, workspaceState, log }: Services): Disposable {
  return registerCommands(log, {
    selectHead: async (given) => {
      const id = typeof given === "string" ? given : await pick(await itemsOf(heads, wantedHead(workspaceState)));
      if (id === undefined) return;
      await setWantedHead(workspaceState, id);
      await heads.refresh();
      const used = heads.used;
      if (used !== undefined) window.setStatusBarMessage(messages.head.set(headName(used.head.card)), 5000);
    },
  });
}

async function itemsOf(heads: HeadService, wanted: string): Promise<HeadItem[]> {
  const { cards, problems } = await heads.versions();
  const separator = (label: string): HeadItem => ({ label, kind: QuickPickItemKind.Separator });
  const items: HeadItem[] = [];
  if (workspace.isTrusted) {
    items.push({ id: "", label: messages.head.newest(), detail: messages.head.newestDetail() });
    if (cards.length + problems.length > 0) items.push(separator(messages.head.versions()));
    items.push(...cards.map(versionItem));
    items.push(
      ...problems.map(({ id, message }) => ({ label: `$(warning) ${plainLabel(id)}`, detail: plainLabel(message) })),
    );
  }
  items.push(separator(messages.head.starters()));
  for (const name of starterNames) {
    items.push({
      id: name,
      label: name,
      description: messages.head.starter(),
      detail: messages.head.starterDetail(name),
    });
  }
  const pinnable = items.map((item) => (item.id && workspace.isTrusted ? { ...item, buttons: [pinButton] } : item));
  return pinnable.map((item) => (item.id === wanted ? { ...item, description: messages.head.inUse() } : item));
}

const pinButton: QuickInputButton = { iconPath: new ThemeIcon("pin"), tooltip: messages.head.pin() };

/** The id of the one that is picked; a press on its button pins it instead. */
async function pick(items: readonly HeadItem[]): Promise<string | undefined> {
  const picked = await pickFrom<HeadItem>((list) => {
    list.title = messages.head.pick();
    list.matchOnDetail = true;
    list.items = items;
    list.onDidTriggerItemButton(({ item }) => {
      list.hide();
      void runCommand("versionsPin", item.id);
    });
  });
  return picked?.id;
}

function versionItem(card: HeadCard): HeadItem {
  const detail = messages.head.right(within(heldOut(card)), percent(card.lengthBaseline));
  return { id: card.id, label: headName(card), detail };
}
