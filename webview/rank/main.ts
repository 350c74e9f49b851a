import { stopKeyRepeat } from "../page/typing-guard.ts";
import { startPage } from "../page/page-app.ts";
import { RankApp } from "./rank-app.ts";

stopKeyRepeat(window);
await startPage(RankApp);
