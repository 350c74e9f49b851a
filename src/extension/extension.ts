import { join } from "node:path";
import { languages, type ExtensionContext } from "vscode";
import { createApi, type RewardLensApi } from "./api.ts";
import { registerClearQuery } from "./commands/clear-query.ts";
import { registerScoreDocument } from "./lens/score-document.ts";
import { registerScoreSelection } from "./lens/score-selection.ts";
import { registerSelectHead } from "./heads/select-head.ts";
import { registerSetQuery } from "./query/set-query.ts";
import { registerShowLog } from "./commands/show-log.ts";
import { registerShowMenu } from "./query/show-menu.ts";
import { registerShowReport } from "./commands/show-report.ts";
import { registerShowScore } from "./lens/show-score.ts";
import { registerTrainRewardModel } from "./training/train-command.ts";
import { registerCompare } from "./compare/index.ts";
import { createServices } from "./services/create-services.ts";
import { registerExplain } from "./explain/index.ts";
import { registerHistory } from "./history/index.ts";
import { registerInspector } from "./inspector/index.ts";
import { ResponseLensProvider } from "./lens/code-lens-provider.ts";
import { ResponseHoverProvider } from "./lens/hover-provider.ts";
import { LineScores } from "./lens/line-scores.ts";
import { registerLesson } from "./lesson/index.ts";
import { registerModel } from "./model/index.ts";
import { rankByInformation } from "./queue/rank-by-information.ts";
import { registerHowToMark } from "./documents/how-to-mark.ts";
import { registerRecordProblems } from "./documents/record-problems.ts";
import { ReportDocuments } from "./report/report-document.ts";
import { registerStatusBar } from "./query/status-bar.ts";
import { AutoTrain } from "./training/auto-train.ts";
import { TrainingService } from "./training/training-service.ts";
import { registerVersions } from "./versions/index.ts";
import { warmUp } from "./lens/warm-up.ts";
import { watchHeads, watchLenses } from "./heads/watch.ts";

/** Selections are scored in any language. */
const anyDocument = [{ scheme: "file" }, { scheme: "untitled" }, { scheme: "vscode-notebook-cell" }];

/** Wires the features together; each line is one. */
export function activate(context: ExtensionContext): RewardLensApi {
  const services = createServices(context);
  const { documents, scores, log } = services;
  const lenses = new ResponseLensProvider(documents, scores, log);
  const lineScores = new LineScores(documents, scores, log);
  const reports = new ReportDocuments(services.heads);
  const history = registerHistory(services);
  const versions = registerVersions(services);
  const training = new TrainingService(services, context.asAbsolutePath(join("dist", "fit-worker.js")));
  const model = registerModel(services, training);
  const explain = registerExplain(services, anyDocument);
  const inspector = registerInspector(services);
  const lesson = registerLesson(services, context.globalState, context.asAbsolutePath(join("dist", "fit-worker.js")));
  const autoTrain = new AutoTrain(services, training);
  context.subscriptions.push(
    warmUp(services),
    lenses,
    reports,
    languages.registerCodeLensProvider(anyDocument, lenses),
    lineScores,
    languages.registerHoverProvider(anyDocument, new ResponseHoverProvider(documents, scores)),
    registerRecordProblems(documents),
    registerHowToMark(services),
    registerStatusBar(services),
    registerSetQuery(services),
    registerClearQuery(services),
    registerScoreSelection(services),
    registerScoreDocument(services),
    registerCompare({ ...services, ranker: rankByInformation(services) }),
    history,
    versions,
    training,
    autoTrain,
    registerTrainRewardModel(services, training, reports),
    model,
    explain,
    inspector,
    lesson,
    registerSelectHead(services),
    registerShowReport(services, reports),
    registerShowLog(services),
    registerShowMenu(services),
    registerShowScore(services),
    watchHeads(services),
    watchLenses(lenses, lineScores, services),
  );
  return createApi(services, history, versions, {
    training,
    autoTrain,
    model: model.feature,
    explain,
    inspector: inspector.feature,
    lesson: lesson.feature,
  });
}
