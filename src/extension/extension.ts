import type { ExtensionContext } from "vscode";
import { createApi, type RewardLensApi } from "./api.ts";
import { registerCompare } from "./compare/index.ts";
import { registerExpectations } from "./expectations/index.ts";
import { registerExplain } from "./explain/index.ts";
import { registerHeads } from "./heads/index.ts";
import { registerHistory } from "./history/index.ts";
import { registerInspector } from "./inspector/index.ts";
import { registerLenses } from "./lens/index.ts";
import { registerLesson } from "./lesson/index.ts";
import { registerModel } from "./model/index.ts";
import { pairServices } from "./pairs/pair-services.ts";
import { registerPrompts } from "./prompts/index.ts";
import { registerQuery } from "./query/index.ts";
import { registerQueues } from "./queue/index.ts";
import { registerStart } from "./start/index.ts";
import { registerRank } from "./rank/index.ts";
import { registerReports } from "./report/index.ts";
import { createServices } from "./services/create-services.ts";
import { registerTraining } from "./training/index.ts";
import { registerVersions } from "./versions/index.ts";

/** Wires the features together; each line is one. */
export function activate(context: ExtensionContext): RewardLensApi {
  const { subscriptions } = context;
  const add = <D extends { dispose(): unknown }>(feature: D): D => (subscriptions.push(feature), feature);
  const services = createServices(context);
  const pairs = pairServices(services);
  add(registerQuery(services));
  add(registerHeads(services));
  const explain = add(registerExplain(services));
  add(registerLenses(services)); // VS Code shows what was registered last first: scores before their explanation
  const reports = add(registerReports(services));
  const history = add(registerHistory(services));
  const versions = add(registerVersions(services));
  const { training, autoTrain } = add(registerTraining(services, reports.documents));
  const model = add(registerModel(services, training));
  const compare = add(registerCompare(pairs));
  add(registerQueues(pairs, compare.feature));
  const prompts = add(registerPrompts(services, compare.feature));
  add(registerRank(pairs));
  add(registerStart(services));
  const inspector = add(registerInspector(services));
  const lesson = add(registerLesson(services, context.globalState));
  const expectations = add(registerExpectations(services));
  return createApi(services, {
    ...{ history, versions, training, autoTrain, explain, expectations },
    ...{ model: model.feature, inspector: inspector.feature, lesson: lesson.feature, prompts: prompts.feature },
  });
}
