import type { VSCodeApi } from "../page/rpc.ts";
import { InspectorApp } from "./inspector-app.ts";
import { connectExtension } from "./rpc.ts";

declare function acquireVsCodeApi(): VSCodeApi;

const api = acquireVsCodeApi();
const app = document.querySelector("rewardlens-inspector");
if (!(app instanceof InspectorApp)) throw new Error("The page has no <rewardlens-inspector>");

const extension = connectExtension(api, { show: (view) => app.show(view) });
await app.connect(extension, (memento) => api.setState(memento));
