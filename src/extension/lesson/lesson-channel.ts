import * as z from "zod";
import {
  lessonActions,
  lessonParts,
  type LessonEvents,
  type LessonFunctions,
  type PartId,
} from "../../protocol/lesson.ts";
import { connectWebview, copyCall, type CallSchemas, type Channel, type ChannelOptions } from "../panel/channel.ts";
import { progressSchema } from "./lesson-progress.ts";

const calls: CallSchemas<LessonFunctions> = {
  ready: z.tuple([]),
  figures: z.tuple([
    z.enum(Object.values(lessonParts).flat() as PartId[]),
    z.object({ rate: z.number().positive().max(10).optional() }),
  ]),
  keep: z.tuple([progressSchema]),
  act: z.tuple([z.enum(lessonActions)]),
  copy: copyCall,
};

export type LessonChannel = Channel<LessonFunctions, LessonEvents>;

/** Connects the lesson's page. */
export function connectLessonPage(
  options: Pick<ChannelOptions<LessonFunctions, LessonEvents>, "webview" | "functions" | "refuse">,
): LessonChannel {
  return connectWebview<LessonFunctions, LessonEvents>({ ...options, calls, events: ["show"] });
}
