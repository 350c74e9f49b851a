/** What the inspector says outside its page. */
export const inspectorMessages = {
  title: () => "Reward Inspector",
  nothing: () => "Put the cursor into a response and run Inspect Score: this panel shows how its score is computed",
  cannotShow: (reason: string) => `This response cannot be inspected: ${reason}`,
  tooFew: (count: number) => `The map needs more responses; you have ${count}. Each comparison adds two`,
  notTrusted: () => "Your choices are read in trusted workspaces only, so there is no map",
};
