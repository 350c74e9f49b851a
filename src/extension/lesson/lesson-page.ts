import * as z from "zod";
import {
  lessonActions,
  lessonParts,
  type LessonEvents,
  type LessonFunctions,
  type PartId,
} from "../../protocol/lesson.ts";
import { copyCall, type PanelPage } from "../panel/channel.ts";
import { progressSchema } from "./lesson-progress.ts";

export const lessonPage: PanelPage<LessonFunctions, LessonEvents> = {
  name: "lesson",
  calls: {
    ready: z.tuple([]),
    figures: z.tuple([
      z.enum(Object.values(lessonParts).flat() as PartId[]),
      z.object({ rate: z.number().positive().max(10).optional() }),
    ]),
    keep: z.tuple([progressSchema]),
    act: z.tuple([z.enum(lessonActions)]),
    copy: copyCall,
  },
  events: ["show"],
};
