import { keepLanguage, LANGUAGES, languageOf } from './languages.ts';
import { chosenLanguage, t } from './translate.ts';

/**
 * Chooses the language of the console. The page is loaded anew in it, so that whoever has unsaved
 * changes is asked first.
 */
export const LanguageChoice = () => (
  <select
    class="language"
    aria-label={t('Display in')}
    onChange={({ currentTarget: { value } }) => {
      keepLanguage(localStorage, languageOf(value).code);
      location.reload();
    }}
  >
    {LANGUAGES.map(({ code, name }) => (
      <option key={code} value={code} lang={code} selected={code === chosenLanguage().code}>
        {name}
      </option>
    ))}
  </select>
);
