import { locale } from '../language/translate.ts';
import { formatBy } from './format-by.ts';

const cents = formatBy(
  () => new Intl.NumberFormat(locale(), { style: 'currency', currency: 'USD' }),
);

/** US dollars in the reader's way of writing them; what is less than a cent says so. */
export const money = (usd: number): string =>
  usd > 0 && usd < 0.01 ? `<\u00a0${cents().format(0.01)}` : cents().format(usd);
