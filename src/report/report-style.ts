/** The style of an exported report: paper, whatever the editor's theme. */
export const reportStyle = `
body { margin: 0; background: #fff; color: #1b1b1b; font: 15px/1.55 system-ui, sans-serif; }
main { max-width: 760px; margin: 0 auto; padding: 2em 1.2em 4em; }
h1 { font-size: 1.6em; font-weight: 600; overflow-wrap: anywhere; }
h2 { margin: 2.2em 0 .2em; font-size: 1.15em; }
.next { padding: .8em 1em; border-left: 3px solid #0b5cad; background: #f3f6fa; }
.note { color: #5c5c5c; }
.findings li { margin: .35em 0; }
.example { margin: 1.2em 0 2em; padding-top: .4em; border-top: 1px solid #ddd; }
.example h3 { margin: .4em 0 0; font-size: 1em; }
.example h4 { margin: .6em 0 .1em; font-size: .9em; color: #5c5c5c; }
.text { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(15em, 1fr)); gap: 0 1.6em; }
svg { display: block; max-width: 100%; height: auto; }
svg text { white-space: pre; }
details { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .3em 1em .3em 0; border-bottom: 1px solid #ddd; text-align: left; vertical-align: baseline; overflow-wrap: anywhere; }
.facts th { font-weight: 400; color: #5c5c5c; }
@media print { details { display: none; } section { break-inside: avoid; } }
`;
