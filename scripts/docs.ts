import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../build/project-root.ts';
import { renderDecisionIndex } from './docs/decision-index.ts';
import { renderSourcePicture } from './docs/source-picture.ts';
import { renderStateDiagrams } from './docs/state-diagrams.ts';

const write = (file: string, text: string): void => writeFileSync(join(projectRoot, file), text);

write('states/README.md', renderStateDiagrams());
write('docs/decisions/README.md', renderDecisionIndex());
write('docs/architecture.md', await renderSourcePicture());
