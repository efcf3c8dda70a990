import { join } from 'node:path';
import { projectRoot } from '../../build/project-root.ts';

/** The migrations of this version of Stepcast. */
export const MIGRATIONS: string = join(projectRoot, 'supabase', 'migrations');
