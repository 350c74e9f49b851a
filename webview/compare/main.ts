import { CompareApp } from "./compare-app.ts";
import { stopKeyRepeat } from "../page/key-repeat.ts";
import { keepTypingInside } from "../page/typing-guard.ts";
import { connectExtension, type VSCodeApi } from "../page/rpc.ts";

declare function acquireVsCodeApi(): VSCodeApi;

const api = acquireVsCodeApi();
const app = document.querySelector("rewardlens-compare");
if (!(app instanceof CompareApp)) throw new Error("The page has no <rewardlens-compare>");

stopKeyRepeat(window);
keepTypingInside(document);
const extension = connectExtension(api, {
  show: (view) => {
    app.show(view);
  },
  tell: (notice) => app.tell(notice),
  perform: (action) => app.perform(action),
});
await app.connect(extension, (memento) => api.setState(memento));
