import type { ComponentChildren } from 'preact';
import type { DiskUse } from '../api/connection-calls.ts';
import { useConsole } from '../context.ts';
import { size } from '../format/size.ts';
import { counted, t } from '../language/translate.ts';
import { useShowTitles } from '../shows/use-show-titles.ts';
import { ResourceView } from '../ui/resource-view.tsx';
import { useResource } from '../use-resource.ts';

const partName = (part: string): string => {
  switch (part) {
    case 'bucket':
      return t('Audio, feeds and what episodes are made of');
    case 'database':
      return t('Shows, episodes, search');
    case 'executions':
      return t('How episodes were made');
    case 'logs':
      return t('Logs');
    case 'exports':
      return t('Telegram exports');
    case 'upgrades':
      return t('Kept before upgrades');
    case 'samples':
      return t('Voices that were listened to');
    default:
      return t('Everything else');
  }
};

interface SizesProps {
  readonly caption: string;
  readonly rows: readonly {
    readonly key: string;
    readonly name: ComponentChildren;
    readonly bytes: number;
  }[];
}

const Sizes = ({ caption, rows }: SizesProps) => (
  <table class="listens">
    <caption>{caption}</caption>
    <tbody>
      {rows.map(({ key, name, bytes }) => (
        <tr key={key}>
          <th scope="row">{name}</th>
          <td>{size(bytes)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** What the stack takes of its disk: in all, by what it is for, and by show. */
export const DiskCard = () => {
  const { api } = useConsole();
  const use = useResource('disk', {
    load: (signal) => api.readDisk(signal),
  });
  const titles = useShowTitles(use.data?.shows.map(({ podcastId }) => podcastId) ?? []);
  const showRows = (disk: DiskUse) =>
    disk.shows.map(({ podcastId, bytes, episodes }) => ({
      key: podcastId,
      name: (
        <>
          <bdi>{titles?.get(podcastId) ?? podcastId}</bdi>,{' '}
          {counted(episodes, '1 episode', '{n} episodes')}
        </>
      ),
      bytes,
    }));
  return (
    <section class="card" aria-label={t('Disk')}>
      <h2>{t('Disk')}</h2>
      <ResourceView resource={use} what={t('what the disk holds')}>
        {(disk) => (
          <>
            <p>{t('{0} are used, {1} are free.', size(disk.usedBytes), size(disk.freeBytes))}</p>
            <Sizes
              caption={t('What for')}
              rows={disk.parts.map(({ part, bytes }) => ({
                key: part,
                name: partName(part),
                bytes,
              }))}
            />
            {disk.shows.length > 0 && <Sizes caption={t('By show')} rows={showRows(disk)} />}
          </>
        )}
      </ResourceView>
    </section>
  );
};
