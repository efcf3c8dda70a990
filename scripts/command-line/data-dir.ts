import { join } from 'node:path';
import { projectRoot } from '../../build/project-root.ts';

/** Where `npm start` keeps everything unless it is told another folder. */
export const DEFAULT_DATA_DIR: string = join(projectRoot, '.stepcast');
