import { join } from "node:path";
import { window, workspace, type ExtensionContext } from "vscode";
import { languagesAt } from "../../encoder/languages-at.ts";
import { wantedHead } from "../heads/head-setting.ts";
import { headNamedByFile } from "../heads/named-by-file.ts";
import { runCommand } from "../window/commands.ts";
import { plainLabel } from "../window/markdown-text.ts";
import { messages } from "../messages.ts";
import { showError } from "../window/show-error.ts";
import { ColumnMemory } from "../columns/column-memory.ts";
import { DocumentService } from "../documents/document-service.ts";
import { EncoderService } from "./encoder-service.ts";
import { HeadService } from "../heads/head-service.ts";
import { LiveChoices } from "./live-choices.ts";
import { PreferenceStores } from "./preference-stores.ts";
import { QueryService } from "./query-service.ts";
import { ScoreService } from "../scores/score-service.ts";
import { TextFeatures } from "../scores/text-features.ts";
import type { Services } from "./services.ts";
import { workspaceFiles } from "./workspace-files.ts";
import { readSettings } from "../settings.ts";
import { learnedFrom } from "./read-choices.ts";

/** Makes what the features share. Nothing is read and no process started yet. */
export function createServices(context: ExtensionContext): Services {
  const { workspaceState, extensionUri } = context;
  const log = window.createOutputChannel("Reward Lens", { log: true });
  const encoders = new EncoderService(context);
  const stores = new PreferenceStores((error) => void showError(error, log));
  const texts = new TextFeatures(encoders.encoder);
  const live = new LiveChoices({
    enabled: () => workspace.isTrusted && readSettings().liveUpdates,
    stores: () => stores.read(),
    learnFrom: (choices, store) => learnedFrom(choices, store.folder),
    features: (inputs) => texts.features(inputs, { priority: "interactive" }),
  });
  const heads = new HeadService({
    starters: context.asAbsolutePath(join("media", "starters")),
    folder: () => workspaceFiles()?.folder,
    trusted: () => workspace.isTrusted,
    wanted: (scope) => (scope && headNamedByFile(scope)) ?? wantedHead(workspaceState, scope),
    encoder: () => encoders.encoder.info(),
    live: async (head) => {
      try {
        return await live.follow(head);
      } catch (error) {
        void showError(error, log); // the head as it was trained still scores
        return head;
      }
    },
    warn: (message) => {
      log.warn(message);
      void offerOtherHead(message);
    },
  });
  const detect = languagesAt(context.asAbsolutePath(join("dist", "languages.cjs")));
  const scores = new ScoreService(texts, (scope) => heads.current(scope), detect);
  const queries = new QueryService(workspaceState);
  const columns = new ColumnMemory(log);
  const documents = new DocumentService(({ uri }) => queries.of(uri), columns);
  context.subscriptions.push(log, encoders, stores, heads, columns, documents, queries);
  return { encoders, stores, heads, scores, columns, documents, queries, log, workspaceState, extensionUri };
}

async function offerOtherHead(message: string): Promise<void> {
  const answer = await window.showWarningMessage(plainLabel(message), messages.action.selectHead());
  if (answer !== undefined) await runCommand("selectHead");
}
