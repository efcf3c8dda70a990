import { Unauthorized } from '../../authorize-request/authorize-request.ts';
import type {
  AuthorizerEvent,
  AuthorizerResult,
} from '../../authorize-request/authorizer-event.ts';
import type { SearchScope } from '../../search/rank/found-passage.ts';
import { checkDigest } from '../check-digest.ts';
import { headerOf, type ProxyEvent } from '../lambda-proxy.ts';
import { RequestProblem } from '../problem.ts';
import { readScope } from '../scope/read-scope.ts';

/** Where somebody may search. */
type Seen = Pick<SearchScope, 'withUnpublished' | 'within'>;

const PUBLISHED: Seen = { withUnpublished: false, within: null };
const CREDENTIALS = ['authorization', 'x-api-key', 'signature'];

/**
 * Tells on a public route what whoever asks may see: with a key, or signed in with a role, also what
 * isn't published, of the shows that the key is for. Who sends neither a key nor a token is nobody in
 * particular, and who is signed in without a role neither.
 * @throws (from the function it makes) RequestProblem 401 for a key, token or signature that isn't
 * valid, 400 for another body than the one that was signed
 */
export const createSeenBy =
  (authorize: (event: AuthorizerEvent) => Promise<AuthorizerResult>) =>
  async (event: ProxyEvent): Promise<Seen> => {
    if (!CREDENTIALS.some((name) => headerOf(event, name))) return PUBLISHED;
    try {
      const { context } = await authorize({ ...event, methodArn: '*' });
      if (!('caller' in context)) return PUBLISHED;
      if (context.digest !== undefined) checkDigest(event, context.digest);
      return { withUnpublished: true, within: readScope(context.podcastIds) ?? null };
    } catch (error) {
      if (!(error instanceof Unauthorized)) throw error;
      throw new RequestProblem(
        'unauthorized',
        401,
        'Unauthorized',
        'The key, token or signature is not valid. Send a valid one, or none to search what is published.',
      );
    }
  };
