import { ServiceError } from '../engine/service-error.ts';
import type { Members } from './members.ts';
import { optionalString } from './members.ts';

/** A token that names the last item of the page before it, so that items added meanwhile shift nothing. */
export const pageToken = (kind: string, after: string | number): string =>
  Buffer.from(JSON.stringify([kind, after])).toString('base64url');

/** What a request's `nextToken` names, or undefined for a first page. Throws ServiceError InvalidToken. */
export const readPageToken = (members: Members, kind: string): string | number | undefined => {
  const token = optionalString(members, 'nextToken', { min: 1, max: 3096 });
  if (token === undefined) return undefined;
  try {
    const [tokenKind, after] = JSON.parse(Buffer.from(token, 'base64url').toString()) as unknown[];
    if (tokenKind === kind && (typeof after === 'string' || typeof after === 'number')) {
      return after;
    }
  } catch {
    // Not one of ours: refused below, like a token of another operation.
  }
  throw new ServiceError('InvalidToken', `Invalid Token: '${token}'`);
};
