import { startPage } from "../page/page-app.ts";
import { LessonApp } from "./lesson-app.ts";

await startPage(LessonApp);
