import type { Show } from '../../show/show.ts';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { Field } from '../ui/field.tsx';
import { ResourceView } from '../ui/resource-view.tsx';
import { usePages } from '../use-pages.tsx';
import { useResource } from '../use-resource.ts';

/** The shows of a key by their ids; null: all. */
type Chosen = readonly string[] | null;

interface ShowChoiceProps {
  readonly chosen: Chosen;
  readonly change: (chosen: Chosen) => void;
  readonly errors: readonly string[];
}

const ShowList = ({
  chosen,
  change,
}: {
  readonly chosen: readonly string[];
  readonly change: (chosen: Chosen) => void;
}) => {
  const { api } = useConsole();
  const first = useResource('shows', { load: (signal) => api.listShows(null, signal) });
  const { items, more } = usePages(
    first.data,
    (cursor) => api.listShows(cursor),
    ({ id }: Show) => id,
  );
  const turn = (id: string) =>
    change(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <ResourceView resource={first} what={t('the shows')}>
      {() => (
        <fieldset class="key-shows" aria-label={t('Shows')}>
          {items.map(({ id, title }) => (
            <label class="check" key={id}>
              <input type="checkbox" checked={chosen.includes(id)} onChange={() => turn(id)} />
              <bdi>{title}</bdi>
            </label>
          ))}
          {more}
        </fieldset>
      )}
    </ResourceView>
  );
};

/** Says whether a key is for all shows, or for which. */
export const ShowChoice = ({ chosen, change, errors }: ShowChoiceProps) => (
  <>
    <Field
      label={t('For which shows')}
      hint={t('Of others it sees and changes nothing, nor anything of the whole stage.')}
      errors={errors}
    >
      {(control) => (
        <select
          {...control}
          value={chosen === null ? 'all' : 'some'}
          onChange={(event) => change(event.currentTarget.value === 'all' ? null : [])}
        >
          <option value="all">{t('Every show')}</option>
          <option value="some">{t('Some shows alone')}</option>
        </select>
      )}
    </Field>
    {chosen !== null && <ShowList chosen={chosen} change={change} />}
  </>
);
