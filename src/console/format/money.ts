const cents = new Intl.NumberFormat(undefined, { style: 'currency', currency: 'USD' });

/** US dollars in the reader's way of writing them; what is less than a cent says so. */
export const money = (usd: number): string =>
  usd > 0 && usd < 0.01 ? `< ${cents.format(0.01)}` : cents.format(usd);
