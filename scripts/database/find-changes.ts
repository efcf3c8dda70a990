import type pg from 'pg';
import { DefinitionRefused } from './definition-refused.ts';
import type { Definition } from './definitions.ts';
import { type CataloguedObject, readCatalogue } from './read-catalogue.ts';

// What PostgreSQL says of a definition that can't replace the one before: other result, other columns.
const CANT_REPLACE = new Set(['42P13', '42P16']);
// What it says of one that names what isn't there yet.
const NOT_THERE_YET = new Set(['42883', '42P01', '42703', '42704']);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

const dropOf = ({ kind, signature }: CataloguedObject): string => `drop ${kind} ${signature};`;

/** Back to what an object has that nobody has commented on or granted, as the first migration leaves it. */
const stripOf = ({ kind, signature, schema }: CataloguedObject): string => {
  const target = kind === 'view' ? signature : `function ${signature}`;
  const standard = schema === 'public' ? [`grant all on ${target} to service_role;`] : [];
  return [
    `comment on ${kind} ${signature} is null;`,
    `revoke all on ${target} from public, anon, authenticated, service_role;`,
    ...standard,
  ].join('\n');
};

/** Runs statements at a savepoint; what fails leaves nothing. */
const attempt = async (client: pg.ClientBase, sql: string): Promise<unknown> => {
  await client.query('savepoint attempt');
  try {
    await client.query(sql);
    await client.query('release savepoint attempt');
    return undefined;
  } catch (error) {
    await client.query('rollback to savepoint attempt');
    return error;
  }
};

/** What stands under a name after statements that are then undone. */
const trial = async (client: pg.ClientBase, name: string, sql: string) => {
  await client.query('savepoint trial');
  const error = await attempt(client, sql);
  const objects = await readCatalogue(client, name);
  await client.query('rollback to savepoint trial');
  return { error, objects };
};

/** The statements that put a definition in place of what is there. */
const replacementOf = async (
  client: pg.ClientBase,
  { name, sql }: Definition,
  before: CataloguedObject,
): Promise<string[]> => {
  const afresh = await trial(client, name, `${stripOf(before)}\n${sql}`);
  const [wanted, another] = afresh.objects;
  // Another result or other arguments: what is there has to go first.
  if (CANT_REPLACE.has(codeOf(afresh.error)) || another !== undefined) return [dropOf(before), sql];
  if (afresh.error !== undefined) return [sql];
  if (wanted?.text === before.text) return [];
  const above = await trial(client, name, sql);
  return above.objects[0]?.text === wanted?.text ? [sql] : [stripOf(before), sql];
};

/** The drops of what has no definition any more. */
const dropUndefined = async (
  client: pg.ClientBase,
  objects: readonly CataloguedObject[],
): Promise<string[]> => {
  const drops: string[] = [];
  let pending = objects;
  while (pending.length > 0) {
    const kept: CataloguedObject[] = [];
    let failure: unknown;
    for (const object of pending) {
      const error = await attempt(client, dropOf(object));
      if (error === undefined) drops.push(dropOf(object));
      else {
        failure = error;
        kept.push(object);
      }
    }
    if (kept.length === pending.length) throw new DefinitionRefused(kept[0]?.name ?? '', failure);
    pending = kept;
  }
  return drops;
};

/** In an order in which each finds what it names; a definition that can't be put in place is named. */
const putAllInPlace = async (
  client: pg.ClientBase,
  definitions: readonly Definition[],
  catalogue: readonly CataloguedObject[],
): Promise<string[]> => {
  const statements: string[] = [];
  let pending = definitions;
  while (pending.length > 0) {
    const postponed: Definition[] = [];
    let failure: unknown;
    for (const definition of pending) {
      const before = catalogue.find(({ name }) => name === definition.name);
      const changes = before ? await replacementOf(client, definition, before) : [definition.sql];
      const error = await attempt(client, changes.join('\n'));
      if (error === undefined) statements.push(...changes);
      else if (NOT_THERE_YET.has(codeOf(error))) {
        failure = error;
        postponed.push(definition);
      } else throw new DefinitionRefused(definition.name, error);
    }
    if (postponed.length === pending.length) {
      throw new DefinitionRefused(postponed[0]?.name ?? '', failure);
    }
    pending = postponed;
  }
  return statements;
};

/**
 * The statements that make the functions and views of a migrated database those of `definitions`;
 * none when they are. The database stays as it is.
 * @throws DefinitionRefused for one that PostgreSQL takes only after something else has changed
 */
export const findChanges = async (
  pool: pg.Pool,
  definitions: readonly Definition[],
): Promise<string[]> => {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('set local role postgres');
    const catalogue = await readCatalogue(client);
    const defined = new Set(definitions.map(({ name }) => name));
    const changes = await putAllInPlace(client, definitions, catalogue);
    const undefinedOnes = catalogue.filter(({ name }) => !defined.has(name));
    return [...changes, ...(await dropUndefined(client, undefinedOnes))];
  } finally {
    await client.query('rollback');
    client.release();
  }
};
