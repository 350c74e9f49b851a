/** What Verify Model says next to its report, whose words are in src/verify/soundness. */
export const soundnessMessages = {
  page: () => "Verify Model",
  title: (model: string) => `Verifying ${model}`,
  reading: () => "reading its texts",
  progress: (percent: string, left: string) => `${percent}, about ${left} left`,
  choices: () => "your choices",
  samples: () => "the samples, because your choices answer too few queries",
  noPairs: (file: string) =>
    `No query in ${file} has two responses. Give choices, or at least two responses to a query`,
};
