import { useEffect, useState } from 'preact/hooks';
import { t } from '../language/translate.ts';

/** What was just asked for is there within a minute. */
const LOOK_AGAIN_MS = 5_000;
const MOST_LOOKS = 12;

/** A picture as listeners see it, or a word where there is none yet; it is looked for again for a minute. */
export const Cover = ({ url }: { readonly url: string }) => {
  const [{ looks, isMissing }, look] = useState({ looks: 1, isMissing: false });
  useEffect(() => look({ looks: 1, isMissing: false }), [url]);
  useEffect(() => {
    if (!isMissing || looks >= MOST_LOOKS) return;
    const timer = setTimeout(() => look({ looks: looks + 1, isMissing: false }), LOOK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [isMissing, looks]);
  if (isMissing) {
    return <p class="cover cover-missing">{t('Drawn when an episode is published')}</p>;
  }
  return <img class="cover" src={url} alt="" onError={() => look({ looks, isMissing: true })} />;
};
