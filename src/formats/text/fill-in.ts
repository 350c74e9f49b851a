/** Text with its `{{variables}}` filled in; those that have no value stay. */
export function fillIn(template: string, vars: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{\{([^{}]*)\}\}/g, (whole, inside: string) => {
    const value = vars[inside.trim().split(/[\s|]/, 1)[0]];
    if (value === undefined || value === null) return whole;
    return typeof value === "object" ? JSON.stringify(value) : String(value as string);
  });
}
