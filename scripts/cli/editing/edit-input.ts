import type { RetryInput } from '../../../src/api/retry-episode/retry-body.ts';
import { InvalidOption } from '../../command-line/invalid-option.ts';

type Members = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object. */
export const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const readValue = (written: string): unknown => {
  try {
    return JSON.parse(written);
  } catch {
    return written;
  }
};

const setAt = (before: unknown, [name = '', ...rest]: string[], value: unknown): Members => {
  const members = isObject(before) ? before : {};
  return { ...members, [name]: rest.length === 0 ? value : setAt(members[name], rest, value) };
};

const applyEdit = (input: Members, current: RetryInput, edit: string): Members => {
  const at = edit.indexOf('=');
  if (at < 1) {
    const message = `--set ${edit} names no value. Write NAME=VALUE, for example style=digest.`;
    throw new InvalidOption(message, { command: 'npx stepcast retry' });
  }
  const path = edit.slice(0, at).split('.');
  const value = readValue(edit.slice(at + 1));
  if (path[0] === 'window') return setAt({ window: current.window, ...input }, path, value);
  const [name = ''] = path;
  const now = (current.settings ?? {}) as Members;
  const settings = { [name]: now[name], ...(input['settings'] as Members | undefined) };
  return setAt({ ...input, settings }, ['settings', ...path], value);
};

/**
 * A retry's input, as far as it is given, with what `--set` changes of it: `window.from=…`, else the
 * setting that stands before `=`, or a member of one (`filters.minCharacters=5`), the others being as
 * they are now. A value is JSON, or a text as it stands. @throws InvalidOption for one without `=`
 */
export const editInput = (
  given: Members,
  current: RetryInput,
  edits: readonly string[],
): Members => {
  let input = given;
  for (const edit of edits) input = applyEdit(input, current, edit);
  return input;
};
