import { stopKeyRepeat, keepTypingInside } from "../page/typing-guard.ts";
import { startPage } from "../page/page-app.ts";
import { CompareApp } from "./compare-app.ts";

stopKeyRepeat(window);
keepTypingInside(document);
await startPage(CompareApp);
