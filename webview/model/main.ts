import type { VSCodeApi } from "../page/rpc.ts";
import { ModelApp } from "./model-app.ts";
import { connectExtension } from "./rpc.ts";

declare function acquireVsCodeApi(): VSCodeApi;

const api = acquireVsCodeApi();
const app = document.querySelector("rewardlens-model");
if (!(app instanceof ModelApp)) throw new Error("The page has no <rewardlens-model>");

const extension = connectExtension(api, {
  show: (view) => app.show(view),
  progress: (progress) => app.tell(progress),
  step: (step) => app.step(step),
});
await app.connect(extension, (memento) => api.setState(memento));
