import { Unauthorized } from '../../authorize-request/authorize-request.ts';
import type {
  AuthorizerEvent,
  AuthorizerResult,
} from '../../authorize-request/authorizer-event.ts';
import { headerOf, type ProxyEvent } from '../lambda-proxy.ts';
import { RequestProblem } from '../problem.ts';

/**
 * Tells on a public route whether somebody asks who may see what isn't published: with a key, or
 * signed in with a role. Who sends neither a key nor a token is nobody in particular, and who is
 * signed in without a role neither.
 * @throws (from the function it makes) RequestProblem 401 for a key or token that isn't valid
 */
export const createSeesUnpublished =
  (authorize: (event: AuthorizerEvent) => Promise<AuthorizerResult>) =>
  async (event: ProxyEvent): Promise<boolean> => {
    if (!headerOf(event, 'authorization') && !headerOf(event, 'x-api-key')) return false;
    try {
      const { policyDocument } = await authorize({ ...event, methodArn: '*' });
      return policyDocument.Statement[0].Effect === 'Allow';
    } catch (error) {
      if (!(error instanceof Unauthorized)) throw error;
      throw new RequestProblem(
        'unauthorized',
        401,
        'Unauthorized',
        'The key or token is not valid. Send a valid one, or none to search what is published.',
      );
    }
  };
