import { createBirpc } from "birpc";
import type { RankEvents, RankFunctions } from "../../src/protocol/rank.ts";
import { stopKeyRepeat } from "../page/key-repeat.ts";
import type { VSCodeApi } from "../page/rpc.ts";
import { RankApp } from "./rank-app.ts";

declare function acquireVsCodeApi(): VSCodeApi & { getState(): unknown };

const api = acquireVsCodeApi();
const app = document.querySelector("rewardlens-rank");
if (!(app instanceof RankApp)) throw new Error("The page has no <rewardlens-rank>");

stopKeyRepeat(window);
const events: RankEvents = {
  show: (view) => app.show(view),
  tell: (notice) => app.tell(notice),
  key: (key) => app.key(key),
};
const extension = createBirpc<RankFunctions, RankEvents>(events, {
  post: (message) => api.postMessage(message),
  on: (receive) => window.addEventListener("message", ({ data }) => receive(data)),
});
await app.connect(extension, { read: () => api.getState(), write: (state) => api.setState(state) });
