import { readdirSync, readFileSync } from 'node:fs';
import { mermaidOf, type StateMachine } from './mermaid.ts';
import { placeBetween } from './place-between.ts';

const STATES = new URL('../../states/', import.meta.url);
const README = new URL('README.md', STATES);

/** states/README.md with the diagram of every machine drawn anew between its markers. */
export const renderStateDiagrams = (): string =>
  readdirSync(STATES)
    .filter((file) => file.endsWith('.asl.json'))
    .reduce(
      (text, file) => {
        const machine = JSON.parse(readFileSync(new URL(file, STATES), 'utf8')) as StateMachine;
        return placeBetween(text, file, `\`\`\`mermaid\n${mermaidOf(machine)}\n\`\`\``);
      },
      readFileSync(README, 'utf8'),
    );
