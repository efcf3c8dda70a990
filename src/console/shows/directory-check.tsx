import { directoryGaps } from '../../show/directory-requirements.ts';
import type { Show } from '../../show/show.ts';

/** What the show still lacks before podcast directories list it well. */
export const DirectoryCheck = ({ show }: { readonly show: Show }) => {
  const gaps = directoryGaps(show);
  if (gaps.length === 0) {
    return <p class="hint">It has all that Apple Podcasts and Spotify want.</p>;
  }
  return (
    <details>
      <summary>
        For podcast directories: {gaps.length === 1 ? 'one thing' : `${gaps.length} things`} to do
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
