import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from './project-root.ts';

let read: Promise<unknown> | undefined;

/**
 * serverless.yml as it stands, read once a process. Tags such as !Ref stand in values only, and are
 * left out.
 */
export const readService = (): Promise<unknown> => {
  read ??= readFile(join(projectRoot, 'serverless.yml'), 'utf8').then((text) =>
    parse(text, { merge: true, logLevel: 'silent' }),
  );
  return read;
};
