import type { AuditEntry } from '../../access/audit.ts';
import type { ChangesOf } from '../api/access-calls.ts';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { Moment } from '../ui/moment.tsx';
import { ResourceView } from '../ui/resource-view.tsx';
import { usePages } from '../use-pages.tsx';
import { useResource } from '../use-resource.ts';
import { actionInWords, callerInWords, changedFields } from './change-words.ts';

const linkOf = ({ subject, action }: AuditEntry): string | null => {
  if (action.endsWith('.deleted')) return null;
  if (subject.kind === 'show') return hrefTo({ page: 'show', podcastId: subject.id });
  if (subject.kind === 'episode') return hrefTo({ page: 'episode', episodeId: subject.id });
  if (subject.kind === 'webhook') return hrefTo({ page: 'webhook', webhookId: subject.id });
  return null;
};

/** What has no other name than its id; of an export that is a number nobody knows. */
const CALLED_BY_ID: ReadonlySet<string> = new Set(['machine', 'queue', 'connection', 'channel']);
const isCalledById = ({ action, subject }: AuditEntry): boolean =>
  CALLED_BY_ID.has(subject.kind) && !(subject.kind === 'connection' && action === 'export.added');

const Subject = ({ entry }: { readonly entry: AuditEntry }) => {
  const name = entry.subject.name ?? (isCalledById(entry) ? entry.subject.id : null);
  const href = linkOf(entry);
  if (href === null) return name === null ? null : <bdi>{name}</bdi>;
  return <a href={href}>{name === null ? t('See it') : <bdi>{name}</bdi>}</a>;
};

const Change = ({ entry }: { readonly entry: AuditEntry }) => {
  const fields = changedFields(entry);
  return (
    <li class="change">
      <span class="change-line">
        <strong>{actionInWords(entry)}</strong> <Subject entry={entry} />
      </span>
      <span class="episode-facts">
        <bdi>{callerInWords(entry)}</bdi> <Moment at={entry.at} />
      </span>
      {fields.length > 0 && (
        <ul class="change-fields hint">
          {fields.map(({ field, was, is }) => (
            <li key={field}>
              {field}: <bdi>{was}</bdi> → <bdi>{is}</bdi>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
};

/** Who changed what, newest first. */
export const Changes = ({ of }: { readonly of: ChangesOf }) => {
  const { api } = useConsole();
  const first = useResource(`changes of ${of.podcastId} ${of.episodeId}`, {
    load: (signal) => api.listChanges(of, null, signal),
    isMoving: () => false,
  });
  const pages = usePages(
    first.data,
    (cursor) => api.listChanges(of, cursor),
    ({ id }: AuditEntry) => id,
  );
  return (
    <ResourceView resource={first} what={t('the changes')}>
      {() =>
        pages.items.length === 0 ? (
          <p class="empty">{t('Nobody has changed anything yet.')}</p>
        ) : (
          <>
            <ul class="card changes">
              {pages.items.map((entry) => (
                <Change key={entry.id} entry={entry} />
              ))}
            </ul>
            {pages.more}
          </>
        )
      }
    </ResourceView>
  );
};

/** The same beside what was changed, folded. */
export const FoldedChanges = ({ of }: { readonly of: ChangesOf }) => (
  <details class="folded-changes">
    <summary>{t('Who changed what')}</summary>
    <Changes of={of} />
  </details>
);
