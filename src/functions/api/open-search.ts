import { randomUUID } from 'node:crypto';
import type { ApiDeps } from '../../api/routes.ts';
import { createSeenBy } from '../../api/search/seen-by.ts';
import { authorizeRequest } from '../../authorize-request/authorize-request.ts';
import type { Config } from '../../runtime/config.ts';
import { lazily } from '../../runtime/lazily.ts';
import type { Logger } from '../../runtime/logger.ts';
import type { AnswerQuestion } from '../../search/answer/answer.ts';

type SearchConfig = Config<'database' | 'gemini' | 'searchAnswers'>;

const openAnswer = async (config: SearchConfig, logger: Logger): Promise<AnswerQuestion> => {
  const { GEMINI_API_KEY: apiKey, GEMINI_ENDPOINT: endpoint } = config;
  if (apiKey === undefined || config.SEARCH_ANSWERS_PER_DAY === 0) {
    const { answerFromSaid } = await import('../../search/answer/answer-from-said.ts');
    return async (question, ranked) => answerFromSaid(question, ranked);
  }
  const { createGemini } = await import('../../clients/google-genai/gemini.ts');
  const { createAnswerLedger } = await import('../../clients/supabase/search/answer-ledger.ts');
  const { createAnswerWithModel } = await import('../../search/answer/model/answer-with-model.ts');
  return createAnswerWithModel({
    model: createGemini({ apiKey, endpoint }),
    modelName: config.SEARCH_MODEL,
    ledger: createAnswerLedger(config, { answersPerDay: config.SEARCH_ANSWERS_PER_DAY }),
    logger,
    createId: randomUUID,
  });
};

export const openSearch = (config: SearchConfig, logger: Logger): ApiDeps['search']['find'] => {
  const opened = lazily(async () => {
    const { createPassageFinder } = await import('../../clients/supabase/search/passage-finder.ts');
    const { search } = await import('../../search/search.ts');
    return {
      roles: { finder: createPassageFinder(config), answer: await openAnswer(config, logger) },
      search,
    };
  });
  return async (question, scope) => {
    const { roles, search } = await opened();
    return search(question, scope, roles);
  };
};

export const openSeenBy = (
  config: Config<'authorizer' | 'database'>,
): ApiDeps['search']['seenBy'] => {
  const authorizer = lazily(async () => {
    const { composeAuthorizer } = await import('../../authorize-request/compose-authorizer.ts');
    const { createKeyFinder } = await import('../../clients/supabase/access/key-finder.ts');
    return composeAuthorizer(config, createKeyFinder(config), Date.now);
  });
  return createSeenBy(async (event) => authorizeRequest(event, await authorizer()));
};
