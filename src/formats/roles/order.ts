/** Names of rankings that begin with the worst. */
export const UPWARDS = /worst|worse|lowest|ascending|asc\b/i;

const BEST_FIRST = /(?:^|[ _.-])(?:ranked|best[ _-]first)(?:[ _.-]|$)|^ranked[A-Z]|Ranked(?:$|[A-Z])|BestFirst/;

/** Whether the name of a list of responses says that they are in their order, the best one first: "ranked_responses". */
export const isBestFirst = (name: string): boolean => BEST_FIRST.test(name) && !UPWARDS.test(name);
