import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../build/project-root.ts';

const FOLDER = join(projectRoot, 'docs', 'decisions');
const HEAD = /^# (\d{3}): (.+)\n\nDate: (\d{4}-\d{2}-\d{2}) *\nStatus: (.+)\n/;

const rowOf = (file: string): string => {
  const [, number, title, date, status] = HEAD.exec(readFileSync(join(FOLDER, file), 'utf8')) ?? [];
  if (number === undefined || !file.startsWith(number)) {
    throw new Error(
      `docs/decisions/${file} must begin with "# NNN: what was decided", an empty line, the lines "Date: YYYY-MM-DD" and "Status: …".`,
    );
  }
  return `| ${number} | [${title}](${file}) | ${date} | ${status} |`;
};

/** The index of the decisions, from the first lines of each. */
export const renderDecisionIndex = (): string => {
  const rows = readdirSync(FOLDER)
    .filter((file) => /^\d/.test(file))
    .sort()
    .map(rowOf);
  return `# Decisions

Why Stepcast is as it is: context, decision, consequences. A decision is never rewritten; one that no longer holds says which later one took its place. \`npm run docs\` writes this index.

| no. | what was decided | date | status |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
};
