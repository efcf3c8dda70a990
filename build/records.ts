import { type BuildRecords, createBuildRecords } from './build-records.ts';
import { projectRoot } from './project-root.ts';

/** The records of this checkout's builds, in `dist/built/`; anew for each round of builds. */
export const openRecords = (): BuildRecords =>
  createBuildRecords({ root: projectRoot, folder: 'dist/built', basis: ['build'] });
