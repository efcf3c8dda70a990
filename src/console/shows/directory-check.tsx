import { directoryGaps } from '../../show/directory-requirements.ts';
import type { Show } from '../../show/show.ts';
import { counted, t } from '../language/translate.ts';

/** What the show still lacks before podcast directories list it well. */
export const DirectoryCheck = ({ show }: { readonly show: Show }) => {
  const gaps = directoryGaps(show);
  if (gaps.length === 0) {
    return <p class="hint">{t('It has all that Apple Podcasts and Spotify want.')}</p>;
  }
  return (
    <details>
      <summary>
        {counted(
          gaps.length,
          'For podcast directories: one thing to do',
          'For podcast directories: {n} things to do',
        )}
      </summary>
      <ul>
        {gaps.map(({ directories, field, text }) => (
          <li key={field}>
            {text} <span class="hint">({directories.join(', ')})</span>
          </li>
        ))}
      </ul>
    </details>
  );
};
