import type { Message } from '../language/catalogue.ts';
import { t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';

const REMEDIES: Readonly<Record<string, Message>> = {
  UnknownChannel: 'See which channels there are, and connect Telegram',
  PrivateChannel: 'See which account is connected',
  SessionRevoked: 'Sign in to Telegram again',
};

/** Where a stack at home is told what an episode failed for: the page of its connections. */
export const ConnectionRemedy = ({ errorName }: { readonly errorName: string }) => {
  const remedy = REMEDIES[errorName];
  if (remedy === undefined) return null;
  return (
    <p>
      <a href={hrefTo({ page: 'connections' })}>{t(remedy)}</a>
    </p>
  );
};
