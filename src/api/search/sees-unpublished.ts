import {
  type AuthorizerEvent,
  type AuthorizerResult,
  Unauthorized,
} from '../../authorize-request/authorize-request.ts';
import { headerOf, type ProxyEvent } from '../lambda-proxy.ts';
import { RequestProblem } from '../problem.ts';

/**
 * Tells on a public route whether an admin or the internal API key asks. Who sends neither a key nor
 * a token is nobody in particular, and who is signed in without being an admin neither.
 * @throws (from the function it makes) RequestProblem 401 for a key or token that isn't valid
 */
export const createIsAdmin =
  (authorize: (event: AuthorizerEvent) => Promise<AuthorizerResult>) =>
  async (event: ProxyEvent): Promise<boolean> => {
    if (!headerOf(event, 'authorization') && !headerOf(event, 'x-api-key')) return false;
    try {
      const { policyDocument } = await authorize({ methodArn: '*', headers: event.headers });
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
