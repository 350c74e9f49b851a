/** What the inspector says outside its page. */
export const inspectorMessages = {
  title: () => "Reward Inspector",
  nothing: () => "Put the cursor into a response and run Inspect Score: this panel shows how its score comes about",
  cannotShow: (reason: string) => `This response cannot be inspected: ${reason}`,
  tooFew: (count: number) =>
    `A map needs some responses: your choices hold ${count}. Compare Responses adds two a choice`,
  notTrusted: () => "Your choices are read in trusted workspaces only: there is no map",
};
