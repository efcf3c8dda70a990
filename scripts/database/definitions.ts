import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { splitStatements } from './split-statements.ts';

/** A function or view as its file in supabase/schemas defines it, with its comment and its rights. */
export interface Definition {
  readonly kind: 'function' | 'view';
  /** With its schema, without arguments: no two share one. */
  readonly name: string;
  readonly sql: string;
  readonly file: string;
}

/** Thrown when a file of supabase/schemas holds what isn't one definition of a function or view. */
export class MisplacedStatement extends Error {
  override readonly name = 'MisplacedStatement';
}

const CREATES = /^create or replace (function|view) ((?:public|private)\.[a-z0-9_]+)\b/;
const FOLLOWS = /^(?:comment|grant execute|grant select) on (?:function |view )?([a-z0-9_.]+)\b/;
const withoutComments = (sql: string): string => sql.replace(/^(--[^\n]*\n|\s)+/, '');

const definitionsOf = (file: string, text: string): Definition[] => {
  const definitions: Definition[] = [];
  for (const statement of splitStatements(text)) {
    const code = withoutComments(statement);
    const [, kind, name] = CREATES.exec(code) ?? [];
    if (name !== undefined) {
      definitions.push({ kind: kind as Definition['kind'], name, sql: statement, file });
      continue;
    }
    const last = definitions.at(-1);
    if (last === undefined || FOLLOWS.exec(code)?.[1] !== last.name) {
      throw new MisplacedStatement(
        `${file}: "${code.slice(0, 60)}" is neither "create or replace function" or "view", nor the comment or a grant of the one above it. Tables, triggers and policies are written in migrations.`,
      );
    }
    definitions[definitions.length - 1] = { ...last, sql: `${last.sql}\n${statement}` };
  }
  return definitions;
};

/**
 * The definitions of a folder of schemas.
 * @throws MisplacedStatement, also when a name is defined twice
 */
export const readDefinitions = async (folder: string): Promise<Definition[]> => {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const definitions = files.flatMap((file, index) => definitionsOf(file, texts[index] ?? ''));
  const seen = new Map<string, string>();
  for (const { name, file } of definitions) {
    const other = seen.get(name);
    if (other !== undefined) {
      throw new MisplacedStatement(`${name} is defined twice, in ${other} and in ${file}.`);
    }
    seen.set(name, file);
  }
  return definitions;
};
