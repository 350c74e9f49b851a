import type { VSCodeApi } from "../page/rpc.ts";
import { LessonApp } from "./lesson-app.ts";
import { connectExtension } from "./rpc.ts";

declare function acquireVsCodeApi(): VSCodeApi;

const api = acquireVsCodeApi();
const app = document.querySelector("rewardlens-lesson");
if (!(app instanceof LessonApp)) throw new Error("The page has no <rewardlens-lesson>");

const extension = connectExtension(api, { show: (view) => app.show(view) });
// VS Code gives back tabs whose page kept something.
api.setState({});
await app.connect(extension);
