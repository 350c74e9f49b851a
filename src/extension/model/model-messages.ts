/** What the Model panel says outside its page. */
export const modelMessages = {
  title: () => "Reward Model",
  cannotShow: (reason: string) => `This head cannot be shown: ${reason}`,
  pairGone: () => "The log has this choice no more",
  pickChoice: (count: number) =>
    count === 1 ? "The choice at this Δ" : `${count} choices at about this Δ: which one?`,
  pairTitle: (query: string) => `Preferred ↔ other: ${query}`,
  exportTitle: () => "Export the report",
  figuresOnly: () => "Figures and charts",
  figuresOnlyDetail: () => "Choices are numbered; none of their texts is in the file.",
  withExamples: () => "Figures, charts and examples",
  withExamplesDetail: () => "Up to ten of your choices with their texts: those it foresaw, and those it did not.",
  exported: (path: string) => `The report is in ${path}`,
  openReport: () => "Open",
  tieTitle: (query: string) => `A tie: ${query}`,
};
