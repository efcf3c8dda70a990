import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { mermaidOf, type StateMachine } from './state-diagrams/mermaid.ts';

const STATES = new URL('../states/', import.meta.url);
const README = new URL('README.md', STATES);

/** states/README.md with the diagram of every machine drawn anew between its markers. */
export const renderReadme = (): string =>
  readdirSync(STATES)
    .filter((file) => file.endsWith('.asl.json'))
    .reduce(
      (text, file) => {
        const machine = JSON.parse(readFileSync(new URL(file, STATES), 'utf8')) as StateMachine;
        const [open, close] = [`<!-- diagram: ${file} -->`, `<!-- end: ${file} -->`];
        const start = text.indexOf(open);
        const end = text.indexOf(close);
        if (start < 0 || end < start)
          throw new Error(
            `states/README.md has no place for ${file}: add the lines ${open} and ${close}.`,
          );
        return `${text.slice(0, start + open.length)}\n\`\`\`mermaid\n${mermaidOf(machine)}\n\`\`\`\n${text.slice(end)}`;
      },
      readFileSync(README, 'utf8'),
    );

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(README, renderReadme());
