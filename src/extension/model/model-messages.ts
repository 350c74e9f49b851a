/** What the Model panel says outside its page. */
export const modelMessages = {
  title: () => "Reward Model",
  cannotShow: (reason: string) => `This model cannot be shown: ${reason}`,
  pairGone: () => "This choice is no longer in the log",
  pickChoice: (count: number) =>
    count === 1 ? "The choice at this point" : `${count} choices at about this point. Which one?`,
  pairTitle: (query: string) => `Not preferred ↔ Preferred: ${query}`,
  exportTitle: () => "Export the report",
  figuresOnly: () => "Figures and charts",
  figuresOnlyDetail: () => "Choices are numbered; none of their texts is in the file.",
  withExamples: () => "Figures, charts and examples",
  withExamplesDetail: () => "Up to ten of your choices with their texts: those it predicted and those it missed.",
  exported: (path: string) => `Report saved to ${path}`,
  openReport: () => "Open",
  tieTitle: (query: string) => `A tie: ${query}`,
};
