import { useEffect, useState } from 'preact/hooks';
import { t } from '../language/translate.ts';
import { useRoute, visit } from '../use-route.ts';

/** Looks for what was said, from every page. */
export const SearchBox = () => {
  const route = useRoute();
  const asked = route.page === 'search' ? route.query : '';
  const [query, setQuery] = useState(asked);
  useEffect(() => {
    setQuery(asked);
  }, [asked]);
  return (
    <search class="search-box">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (query.trim() !== '') visit({ page: 'search', query: query.trim() });
        }}
      >
        <input
          type="search"
          name="query"
          dir="auto"
          maxLength={500}
          placeholder={t('Search')}
          aria-label={t('Search what was said')}
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </form>
    </search>
  );
};
