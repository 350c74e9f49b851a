import { stopKeyRepeat } from "../page/key-repeat.ts";
import { startPage } from "../page/page-app.ts";
import { keepTypingInside } from "../page/typing-guard.ts";
import { CompareApp } from "./compare-app.ts";

stopKeyRepeat(window);
keepTypingInside(document);
await startPage(CompareApp);
