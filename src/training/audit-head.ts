import type { Head } from "../core/model/head.ts";
import type { PreferenceSet } from "../core/types.ts";
import { trainHead, type TrainingJob } from "./train-head.ts";

/** Trains a head that is kept for an audit alone; it comes with the features of its pairs. Rejects as trainHead does. */
export async function trainForAudit(
  job: Omit<TrainingJob, "description" | "accept" | "save">,
): Promise<{ readonly head: Head; readonly set: PreferenceSet }> {
  let set: PreferenceSet | undefined;
  const { head } = await trainHead({
    ...job,
    description: "Trained for an audit.",
    // The worker takes the features that it is given.
    fit: (request, events) => {
      set = { ...request.set, features: request.set.features.slice() };
      return job.fit(request, events);
    },
  });
  return { head, set: set! };
}
