import { z } from 'zod';
import { feedKey } from '../../../src/episode/storage-keys.ts';
import { readAddress } from '../../start/kept-address.ts';
import { CommandFailed } from '../command-failed.ts';
import type { Answer, Context } from '../context.ts';
import { type Check, diagnose } from '../doctor/check.ts';
import { diskCheck, rightsCheck } from '../doctor/folder-checks.ts';
import { publicAddressCheck } from '../doctor/public-address-check.ts';
import { listShows } from '../find-show.ts';

const healthCheck = ({ api }: Context): Check => ({
  name: 'Stack',
  remedy: 'Start it with npm start; its logs stand in the data folder.',
  async run() {
    await api.get('/health', z.unknown());
    return { ok: true, found: 'The API, the database and the bucket answer.' };
  },
});

/** A published feed to be looked at; undefined where there is none, or no stack to ask. */
const aFeedPath = async ({ api }: Context, url: string): Promise<string | undefined> => {
  for (const { id } of await listShows(api).catch(() => [])) {
    const path = `/${feedKey(id)}`;
    const answer = await fetch(`${url}${path}`, { method: 'HEAD' }).catch(() => undefined);
    if (answer?.ok) return path;
  }
  return undefined;
};

/** `doctor`: everything that a stack at home needs, each line with what to do. */
export const doctor = async (context: Context): Promise<Answer> => {
  const { stack } = context.target;
  if (!stack) throw new CommandFailed('The doctor looks at a stack of npm start: leave out --url.');
  const address = await readAddress(stack.dataDir);
  const findings = await diagnose([
    rightsCheck(stack.dataDir),
    diskCheck(stack.dataDir),
    healthCheck(context),
    ...(address ? [publicAddressCheck(address.url, await aFeedPath(context, address.url))] : []),
  ]);
  return {
    json: findings,
    lines: findings.flatMap((one) => [
      `${one.ok ? '✓' : '✗'} ${one.name}: ${one.found}`,
      ...(one.ok ? [] : [`  → ${one.remedy}`]),
    ]),
    ok: findings.every(({ ok }) => ok),
  };
};
