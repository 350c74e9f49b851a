import { CompareApp } from "./compare-app.ts";
import { stopKeyRepeat } from "./key-repeat.ts";
import { connectExtension, type VSCodeApi } from "./rpc.ts";

declare function acquireVsCodeApi(): VSCodeApi;

const api = acquireVsCodeApi();
const app = document.querySelector("rewardlens-compare");
if (!(app instanceof CompareApp)) throw new Error("The page has no <rewardlens-compare>");

stopKeyRepeat(window);
const extension = connectExtension(api, {
  show: (view) => {
    app.show(view);
  },
  tell: (notice) => app.tell(notice),
});
await app.connect(extension, (memento) => api.setState(memento));
