import { basename } from "node:path";
import { Disposable, window, workspace } from "vscode";
import { Presence, type PresenceChange } from "../services/presence.ts";
import type { Services } from "../services/services.ts";
import { Place } from "../../store/files/place.ts";
import { StoreError } from "../../store/files/store-error.ts";
import { showLost } from "../window/lost-log.ts";
import { plainLabel } from "../window/markdown-text.ts";
import { showError } from "../window/show-error.ts";
import { startMessages as text } from "./start-messages.ts";

/** Git takes files away and makes them again: a folder that is back so soon was not lost. In ms. */
const PATIENCE = 1500;

/** What scores and what is listed follows folders that are deleted, renamed or put back; of one that is gone it says so, with a cure. */
export function followLostFolders(
  services: Pick<Services, "heads" | "stores" | "log">,
  hadModels: () => boolean,
): Disposable {
  const { heads, stores, log } = services;
  const presence = new Presence();
  const waiting = new Map<string, NodeJS.Timeout>();
  const fail = (error: unknown) => void showError(error, log);
  const changed = ({ folder, before, now }: PresenceChange): void => {
    if (!workspace.isTrusted) return;
    clearTimeout(waiting.get(folder));
    const had = before[1] !== undefined && (hadModels() || Place.of(folder).hadLog);
    const seen = Promise.all([heads.refresh(), stores.read()]);
    void seen.catch(fail);
    if (!had) return;
    const lostOne = () => showLost(lost(folder, now[0] === undefined));
    const anotherOne = () => seen.then(() => sayReplaced(folder, stores));
    const say = now[1] === undefined ? lostOne : anotherOne;
    waiting.set(
      folder,
      setTimeout(() => void say().catch(fail), PATIENCE),
    );
  };
  return Disposable.from(
    presence,
    presence.onDidChange(changed),
    new Disposable(() => waiting.forEach((timer) => clearTimeout(timer))),
  );
}

/** Of a folder with other choices and models in the place of those before. It waits for no answer. */
function sayReplaced(folder: string, stores: Services["stores"]): void {
  const count = stores.of(folder)?.choices.length ?? 0;
  void window.showInformationMessage(plainLabel(text.dataReplaced(basename(folder), count)));
}

function lost(folder: string, whole: boolean): StoreError & { readonly folder: string } {
  const message = whole ? text.folderGone(folder) : text.dataGone(basename(folder));
  return Object.assign(new StoreError(whole ? "folder-gone" : "log-gone", message), { folder });
}
