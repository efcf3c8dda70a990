import { costInWords, estimateInWords } from '../../cost/cost-in-words.ts';
import { chosenLanguage, t } from '../language/translate.ts';
import { money } from './money.ts';

type Cost = Parameters<typeof costInWords>[0] & { readonly isComplete: boolean };
type Estimate = Parameters<typeof estimateInWords>[0];

const isEnglish = (): boolean => chosenLanguage().code === 'en';

/** What an episode cost; what it was for is told in English alone, as providers name it so. */
export const costOf = (cost: Cost, attempt: number): string => {
  if (isEnglish()) return costInWords(cost, attempt);
  return cost.isComplete
    ? t('{0} at list price', money(cost.usd))
    : t('{0} at list price, and what has no known price', money(cost.usd));
};

/** What a show's next episode will cost. */
export const estimateOf = (estimate: Estimate): string => {
  if (isEnglish()) return estimateInWords(estimate);
  return estimate.isComplete
    ? t('An episode will cost about {0} at list price.', money(estimate.usd))
    : t(
        'An episode will cost about {0} at list price, and what has no known price.',
        money(estimate.usd),
      );
};
